package debwright.script;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line of a script, which names its interpreter (execve(2)). */
public final class Shebang {
  private static final Pattern LINE =
      Pattern.compile("#!\\s*(?:\\S*/)?(\\S+)(?:[ \\t]+(?:-S[ \\t]*)?(\\S+))?.*", Pattern.DOTALL);

  private Shebang() {}

  /** Whether a file that starts with these bytes is a script. */
  public static boolean startsWith(byte[] head) {
    return head.length > 3 && head[0] == '#' && head[1] == '!';
  }

  /**
   * The interpreter's name without its folder, such as {@code node} for {@code #!/usr/bin/env
   * node}; empty where the line names none.
   *
   * @param head the first bytes of a script
   */
  public static Optional<String> interpreter(byte[] head) {
    String line = new String(head, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean env = matcher.group(1).equals("env");
    return Optional.ofNullable(env ? matcher.group(2) : matcher.group(1)).map(Shebang::fileName);
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
