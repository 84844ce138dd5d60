package debwright.label;

import debwright.source.Command.Result;
import java.util.OptionalInt;

/**
 * What dpkg-shlibdeps says of one tree.
 *
 * @param status the exit status: 0 where it has an answer; empty where there was no object to ask
 *     about
 * @param objects how many files it was asked about
 * @param depends the value of {@code shlibs:Depends}, empty where nothing is needed
 * @param complaints what it wrote to standard error, lines
 */
public record Said(OptionalInt status, int objects, String depends, String complaints) {
  private static final String VARIABLE = "shlibs:Depends=";

  static final Said NOTHING = new Said(OptionalInt.empty(), 0, "", "");

  /** What it printed and complained of when it had ended. */
  static Said of(Result result, int objects) {
    String depends =
        result
            .out()
            .lines()
            .filter(line -> line.startsWith(VARIABLE))
            .findFirst()
            .map(line -> line.substring(VARIABLE.length()))
            .orElse("");
    return new Said(OptionalInt.of(result.status()), objects, depends, result.err());
  }

  /** Whether it has an answer. */
  public boolean answered() {
    return status.isPresent() && status.getAsInt() == 0;
  }

  int warnings() {
    return complaints.split("warning:", -1).length - 1;
  }
}
