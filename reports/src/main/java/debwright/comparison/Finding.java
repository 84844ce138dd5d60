package debwright.comparison;

/**
 * What a rule says of an item.
 *
 * @param category what became of it
 * @param severity how bad that is
 * @param detail why, on one line; may be empty
 */
record Finding(Category category, Severity severity, String detail) {
  static Finding of(Category category, String detail) {
    return new Finding(category, Severity.NONE, detail);
  }
}
