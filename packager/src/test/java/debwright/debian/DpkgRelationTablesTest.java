package debwright.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The cases of dpkg's own test of dependencies that our relations have a meaning for, read out of
 * its source: reading, writing, sorting, and what holds for an architecture and no build profile.
 *
 * <p>The others have none here: {@code implies} and {@code simplify_deps} are what dpkg-gencontrol
 * does later, names with {@code @} are for debian/tests/control, active profiles and {@code
 * :native} for building.
 */
final class DpkgRelationTablesTest {
  private static final String STRING = "((?:'[^']*'|\"[^\"]*\"|[\\s.])+)";

  private static final Pattern STATEMENT =
      Pattern.compile(
          "my \\$(?<field>field_\\w+) = (?<value>"
              + STRING
              + ");"
              + "|\\$(?<dep>dep_\\w+) = deps_parse\\((?:\\$(?<from>\\w+)|(?<text>"
              + STRING
              + "))"
              + "(?<options>,[^;]*)?\\);"
              + "|\\$(?<sorted>\\w+)->sort\\(\\);"
              + "|\\$(?<other>\\w+)->(?:simplify_deps|reduce_profiles)"
              + "|is\\(\\$(?<asked>dep_\\w+)->output\\(\\),\\s*(?:\\$(?<as>\\w+)|(?<literal>"
              + STRING
              + ")),"
              + "|is\\(\\$(?<refused>dep_\\w+), undef,");

  private static final Pattern PIECE = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

  private record Parsed(String text, String options, boolean sorted) {
    Dependencies read() throws DebianSyntaxException {
      Dependencies read = Dependencies.parse(text);
      return sorted ? read.sorted() : read;
    }

    Optional<String> architecture() {
      if (options.contains("build_profiles => []")) {
        return Optional.of("amd64");
      }
      Matcher m = Pattern.compile("host_arch => '([^']*)'").matcher(options);
      return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    boolean ours() {
      return !options.contains("tests_dep")
          && (options.contains("build_profiles => []") || !options.contains("build_profiles"));
    }
  }

  private final Map<String, String> fields = new TreeMap<>();
  private final Map<String, Parsed> parsed = new TreeMap<>();
  private int written;
  private int reduced;
  private int refused;

  @Test
  void readsWritesAndSortsAsDpkgsPerlTest() throws Exception {
    String text = Files.readString(DpkgSource.tree().resolve("scripts/t/Dpkg_Deps.t"));
    Matcher m = STATEMENT.matcher(text);
    while (m.find()) {
      step(m);
    }
    assertThat(written).isEqualTo(7);
    assertThat(reduced).isEqualTo(5);
    assertThat(refused).isEqualTo(5);
  }

  private void step(Matcher m) throws DebianSyntaxException {
    if (m.group("field") != null) {
      fields.put(m.group("field"), string(m.group("value")));
    } else if (m.group("dep") != null) {
      String text = m.group("text");
      String value = text == null ? fields.getOrDefault(m.group("from"), "") : string(text);
      String options = m.group("options") == null ? "" : m.group("options");
      parsed.put(m.group("dep"), new Parsed(value, options, false));
    } else if (m.group("sorted") != null) {
      parsed.computeIfPresent(
          m.group("sorted"), (name, known) -> new Parsed(known.text, known.options, true));
    } else if (m.group("other") != null) {
      parsed.remove(m.group("other"));
    } else if (m.group("asked") != null) {
      Parsed known = parsed.get(m.group("asked"));
      if (known != null && known.ours()) {
        String literal = m.group("literal");
        asked(known, literal == null ? fields.getOrDefault(m.group("as"), "") : string(literal));
      }
    } else {
      refused(parsed.get(m.group("refused")));
    }
  }

  private static String string(String perl) {
    return PIECE
        .matcher(perl)
        .results()
        .map(piece -> piece.group(1) == null ? piece.group(2) : piece.group(1))
        .map(piece -> piece.replace("\\n", "\n"))
        .collect(Collectors.joining());
  }

  private void asked(Parsed known, String expected) throws DebianSyntaxException {
    Optional<String> architecture = known.architecture();
    if (architecture.isEmpty()) {
      written++;
      assertThat(known.read()).as(known.text).hasToString(expected);
      return;
    }
    reduced++;
    String left =
        BuildDependencies.parse(known.text, architecture.get()).relations().stream()
            .map(each -> new Relation(each.name(), each.qualifier(), each.bound(), "").toString())
            .collect(Collectors.joining(", "));
    assertThat(left).as(known.text).isEqualTo(expected);
  }

  private void refused(Parsed known) {
    refused++;
    assertThatThrownBy(known::read).as(known.text).isInstanceOf(DebianSyntaxException.class);
  }
}
