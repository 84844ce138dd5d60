package debwright.cli;

import java.util.Optional;

/** A command that cannot give its answer: what is wrong, and what would help. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;
  private final String explanation;
  private final String hint;
  private final String said;

  private Failure(
      ExitCode exit, String explanation, String hint, String said, Optional<Throwable> cause) {
    super(explanation, cause.orElse(null));
    this.exit = exit;
    this.explanation = explanation;
    this.hint = hint;
    this.said = said;
  }

  private static Failure of(ExitCode exit, String explanation, String hint) {
    return new Failure(exit, explanation, hint, "", Optional.empty());
  }

  /** The arguments, or what they name, are wrong. */
  static Failure input(String explanation, String hint) {
    return of(ExitCode.USAGE, explanation, hint);
  }

  /** It cannot be done as things stand. */
  static Failure refused(String explanation, String hint) {
    return of(ExitCode.NO, explanation, hint);
  }

  /** Something outside is missing or does not answer. */
  static Failure environment(String explanation, String hint) {
    return of(ExitCode.ENVIRONMENT, explanation, hint);
  }

  /** It is our fault. */
  static Failure bug(String explanation, String hint) {
    return of(ExitCode.BUG, explanation, hint);
  }

  static Failure interrupted() {
    return of(ExitCode.INTERRUPTED, "interrupted", "");
  }

  /** The same, with what brought it about for {@code --debug}. */
  Failure causedBy(Throwable cause) {
    return new Failure(exit, explanation, hint, said, Optional.of(cause));
  }

  /** The same, with what another program wrote before it failed. */
  Failure after(String output) {
    return new Failure(exit, explanation, hint, output, Optional.ofNullable(getCause()));
  }

  ExitCode exit() {
    return exit;
  }

  /** What is wrong; a line for each problem. */
  String explanation() {
    return explanation;
  }

  /** A command, flag or step that helps; empty where nothing is known to. */
  Optional<String> hint() {
    return Optional.of(hint).filter(text -> !text.isEmpty());
  }

  /** What another program wrote before it failed; lines, or empty. */
  String said() {
    return said;
  }
}
