package debwright.mirror;

import static java.nio.charset.StandardCharsets.US_ASCII;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Version;
import debwright.index.OfferedPackage;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads a Packages file (DebianRepository/Format). */
final class PackagesFile {
  private static final List<String> FIELDS =
      List.of("package", "version", "architecture", "filename", "size", "sha256");
  private static final List<byte[]> STARTS =
      List.of(
              "Package:",
              "Version:",
              "Architecture:",
              "Filename:",
              "Size:",
              "SHA256:",
              "Pre-Depends:",
              "Depends:",
              "Conflicts:",
              "Breaks:",
              "Provides:",
              "Essential:",
              "Priority:",
              "Multi-Arch:")
          .stream()
          .map(text -> text.getBytes(US_ASCII))
          .toList();
  private static final int MOST_OFFERS = 2_000_000;

  private final BiConsumer<Offer, OfferedPackage> each;
  private final String where;
  private final Map<String, String> fields = new HashMap<>();
  private int count;

  private PackagesFile(BiConsumer<Offer, OfferedPackage> each, String where) {
    this.each = each;
    this.where = where;
  }

  /**
   * Reads all paragraphs.
   *
   * @param each told what is offered, and what it asks of other packages
   * @throws MirrorException when a paragraph is malformed or reaches out of the archive
   */
  static void read(InputStream in, String where, BiConsumer<Offer, OfferedPackage> each)
      throws IOException, MirrorException {
    PackagesFile file = new PackagesFile(each, where);
    Lines lines = new Lines(in);
    while (lines.next()) {
      if (lines.isEmpty()) {
        file.end();
      } else if (isField(lines)) {
        file.field(lines.text());
      }
    }
    file.end();
  }

  private static boolean isField(Lines lines) {
    return STARTS.stream().anyMatch(lines::startsWith);
  }

  private void field(String line) {
    int colon = line.indexOf(':');
    fields.put(
        line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
  }

  private void end() throws MirrorException {
    if (fields.isEmpty()) {
      return;
    }
    if (++count > MOST_OFFERS) {
      throw MirrorException.refused(where, "at most %d packages".formatted(MOST_OFFERS), "more");
    }
    each.accept(offer(), relations());
    fields.clear();
  }

  private Offer offer() throws MirrorException {
    for (String name : FIELDS) {
      if (!fields.containsKey(name)) {
        throw wrong(name, "a value");
      }
    }
    return new Offer(
        checked("package", Offer.isName(value("package")), "a package's name"),
        version(),
        value("architecture"),
        checked("filename", Offer.isInside(value("filename")), "a path inside of the archive"),
        expected());
  }

  private OfferedPackage relations() throws MirrorException {
    try {
      return OfferedPackage.of(fields);
    } catch (DebianSyntaxException e) {
      throw MirrorException.refused(
          "%s: package %d (%s)".formatted(where, count, shownName()),
          "proper relations",
          e.getMessage() == null ? "others" : e.getMessage());
    }
  }

  private Version version() throws MirrorException {
    Version version = new Version(value("version"));
    checked("version", version.valid(), "a version");
    return version;
  }

  private Expected expected() throws MirrorException {
    String size = checked("size", value("size").matches("\\d{1,15}"), "a number of bytes");
    String digest = value("sha256").toLowerCase(Locale.ROOT);
    return new Expected(Long.parseLong(size), checkedDigest(digest));
  }

  private String checkedDigest(String digest) throws MirrorException {
    checked("sha256", Expected.isDigest(digest), "64 hexadecimal digits");
    return digest;
  }

  private String checked(String field, boolean right, String expected) throws MirrorException {
    if (!right) {
      throw wrong(field, expected);
    }
    return value(field);
  }

  private String value(String field) {
    return Optional.ofNullable(fields.get(field)).orElse("");
  }

  private MirrorException wrong(String field, String expected) {
    String found = value(field);
    String shown = found.substring(0, Math.min(80, found.length())).replaceAll("\\p{Cc}", "?");
    return MirrorException.refused(
        "%s: package %d (%s), field %s".formatted(where, count, shownName(), field),
        expected,
        found.isEmpty() ? "nothing" : "'" + shown + "'");
  }

  private String shownName() {
    String name = value("package");
    return Offer.isName(name) ? name : "without a name";
  }
}
