package debwright.cli;

/** How a command of the delivery answers. */
enum DeliveryFormat {
  TEXT,
  JSON
}
