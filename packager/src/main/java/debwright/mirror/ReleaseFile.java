package debwright.mirror;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Release file (DebianRepository/Format): what a suite is, and what each of its index files must
 * be.
 *
 * @param fields of one line, by name in lower case
 * @param files by path below the suite's folder
 */
record ReleaseFile(Map<String, String> fields, Map<String, Expected> files) {
  private static final int MOST_FILES = 200_000;
  private static final Pattern FIELD = Pattern.compile("([A-Za-z0-9-]+):[ \\t]*(.*)");
  private static final Pattern FILE =
      Pattern.compile("[ \\t]+([0-9a-fA-F]{64})[ \\t]+(\\d{1,15})[ \\t]+(\\S+)");

  ReleaseFile {
    fields = Map.copyOf(fields);
    files = Map.copyOf(files);
  }

  /**
   * Reads the text.
   *
   * @throws MirrorException when it has no SHA-256 digests: weaker ones are not taken
   */
  static ReleaseFile parse(String text, String where) throws MirrorException {
    Map<String, String> fields = new HashMap<>();
    Map<String, Expected> files = new HashMap<>();
    String last = "";
    for (String line : text.lines().toList()) {
      Matcher field = FIELD.matcher(line);
      Matcher file = FILE.matcher(line);
      if (field.matches()) {
        last = field.group(1).toLowerCase(Locale.ROOT);
        fields.put(last, field.group(2).strip());
      } else if (last.equals("sha256") && file.matches()) {
        Expected expected =
            new Expected(Long.parseLong(file.group(2)), file.group(1).toLowerCase(Locale.ROOT));
        files.put(file.group(3), expected);
      }
    }
    if (files.isEmpty() || files.size() > MOST_FILES) {
      throw MirrorException.refused(
          where, "SHA-256 digests of up to %d files".formatted(MOST_FILES), files.size() + " such");
    }
    return new ReleaseFile(fields, files);
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT)));
  }

  Optional<Expected> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Whether its index files can be had by their digests. */
  boolean byHash() {
    return field("Acquire-By-Hash").filter(text -> text.equalsIgnoreCase("yes")).isPresent();
  }

  /** Until when it may be used, where it says so. */
  Optional<Instant> validUntil() {
    return field("Valid-Until").flatMap(ReleaseFile::instant);
  }

  private static Optional<Instant> instant(String text) {
    try {
      String rfc = text.replaceFirst("UTC$", "GMT");
      return Optional.of(
          ZonedDateTime.parse(rfc, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether it says that it is of that suite; one that does not say is of any. */
  boolean isOf(String suite) {
    Optional<String> codeName = field("Codename");
    Optional<String> name = field("Suite");
    return (codeName.isEmpty() && name.isEmpty())
        || codeName.filter(suite::equals).isPresent()
        || name.filter(suite::equals).isPresent();
  }
}
