package debwright.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the process tells its caller. */
enum ExitCode {
  YES(0, "yes, or done"),
  NO(1, "the answer is no: regressed, not packageable, a check failed"),
  USAGE(2, "wrong usage or input"),
  ENVIRONMENT(3, "the environment is at fault: network, missing index, no such revision"),
  BUG(70, "a bug in debwright"),
  INTERRUPTED(130, "interrupted");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The process's exit status, 0 to 255. */
  int code() {
    return code;
  }

  /** Code and meaning of each, as the help lists them. */
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode exit : values()) {
      meanings.put(Integer.toString(exit.code), exit.meaning);
    }
    return meanings;
  }
}
