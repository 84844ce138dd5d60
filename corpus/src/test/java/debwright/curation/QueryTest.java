package debwright.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.debian.Version;
import debwright.source.Available;
import debwright.source.Suite;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryTest {
  private static final Suite SUITE = new Suite("noble", "universe", "amd64");
  private static final List<Available> OFFERED =
      List.of(
          available("pong", "1", "universe/games"),
          available("chess", "2", "universe/games"),
          available("chess", "10", "universe/games"),
          available("chess-dbg", "1", "universe/games"),
          available("vim", "1", "universe/editors"),
          other("levels", "all"));
  private static final String BY_INST =
      """
      #Format
      #rank name                            inst  vote   old recent no-files (maintainer)
      1     vim                            208123 189540  4132 14436    15 (Somebody)
      2     levels                           1000      1     1     1     1 (Somebody)
      3     chess                             990      1     1     1     1 (Somebody)
      ------------------------------------------------------------------------------------
      4     Total                          208123 189540  4132 14436    15
      """;

  @TempDir Path folder;

  @Test
  void takesTheNewestOfEachPackageThatHasSomethingToJudge() throws Exception {
    assertThat(query(Optional.empty(), Query.Order::byName).candidates(OFFERED))
        .extracting(Available::exactly)
        .containsExactly("chess=10", "pong=1", "vim=1");
  }

  @Test
  void knowsSectionsWithAndWithoutTheirComponent() throws Exception {
    for (String section : List.of("games", "universe/games")) {
      assertThat(query(Optional.of(section), Query.Order::byName).candidates(OFFERED))
          .as(section)
          .extracting(Available::name)
          .containsExactly("chess", "pong");
    }
  }

  @Test
  void suggestsASection() {
    assertThatThrownBy(() -> query(Optional.of("gamez"), Query.Order::byName).candidates(OFFERED))
        .isInstanceOf(QueryException.class)
        .hasMessage(
            "noble/universe amd64 has no package of the section 'gamez', did you mean 'games'?");
  }

  @Test
  void ordersByInstallations() throws Exception {
    Path plain = Files.writeString(folder.resolve("by_inst"), BY_INST);
    Path packed = folder.resolve("by_inst.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(BY_INST.getBytes(StandardCharsets.UTF_8));
    }
    for (Path file : List.of(plain, packed)) {
      assertThat(query(Optional.empty(), Popcon.read(file)).candidates(OFFERED))
          .as(file.toString())
          .extracting(Available::name)
          .containsExactly("vim", "chess");
    }
  }

  @Test
  void tellsAFileThatCountsNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("by_inst"), "#rank name\n<html>\n");
    assertThatThrownBy(() -> Popcon.read(file))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith(file + ": lines such as '1 dpkg ");
  }

  private static Query query(Optional<String> section, Query.Order order) {
    return new Query(SUITE, section, order, 10, false);
  }

  private static Available available(String name, String version, String section) {
    return new Available(
        name, new Version(version), "amd64", section, 1, "0".repeat(64), "", "", "", "");
  }

  private static Available other(String name, String architecture) {
    return new Available(
        name, new Version("1"), architecture, "games", 1, "0".repeat(64), "", "", "", "");
  }
}
