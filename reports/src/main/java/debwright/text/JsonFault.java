package debwright.text;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What is wrong with a JSON text, in words for people. */
public final class JsonFault {
  /** The parser names its source, which is none here, and a setting of its own. */
  private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;\\]]*; ([^\\]]*)\\]");

  private JsonFault() {}

  /** Such as {@code line 1, column 14: Unexpected character ('}' (code 125)): …}; one line. */
  public static String told(JsonProcessingException e) {
    String first = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    String message = SOURCE.matcher(first).replaceAll("$1");
    JsonLocation at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? message
        : "line %d, column %d: %s".formatted(at.getLineNr(), at.getColumnNr(), message);
  }
}
