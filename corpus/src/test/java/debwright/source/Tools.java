package debwright.source;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** Real programs that tests need; where one is missing, the test says so and is skipped. */
public final class Tools {
  private Tools() {}

  public static void require(String... programs) {
    for (String program : programs) {
      if (!Command.exists(program)) {
        missing("no program " + program + " on the path");
      }
    }
  }

  /** Skips the test, or fails it where everything must be there. */
  public static void missing(String reason) {
    if ("1".equals(System.getenv("DEBWRIGHT_REQUIRE_TOOLS"))) {
      fail(reason);
    }
    abort(reason);
  }
}
