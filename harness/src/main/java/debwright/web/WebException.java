package debwright.web;

import debwright.delivery.DeliveryException;

/** A request that is not done, and what its sender is told. */
final class WebException extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String explanation;
  private final String hint;

  WebException(int status, String explanation, String hint) {
    super(explanation);
    this.status = status;
    this.explanation = explanation;
    this.hint = hint;
  }

  static WebException of(DeliveryException e) {
    int status =
        switch (e.kind()) {
          case UNKNOWN -> 404;
          case FORBIDDEN -> 403;
          case REFUSED -> 409;
        };
    return new WebException(status, e.explanation(), e.hint());
  }

  int status() {
    return status;
  }

  String explanation() {
    return explanation;
  }

  String hint() {
    return hint;
  }
}
