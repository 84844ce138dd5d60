package debwright.corpus;

import static debwright.corpus.Manifests.HEADER;
import static debwright.corpus.Manifests.HELLO;
import static debwright.corpus.Manifests.SHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestErrorsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "bookworm/hello,|../hello,|id: an id such as bookworm/git was expected, found '../hello'",
        ",deb,|,dep,|unknown source 'dep', did you mean 'deb'?",
        ",deb,|,floppy,|unknown source 'floppy'; known are deb, npm, maven, url, file, distilled",
        "main hello=2.10-3|main hello|location: SUITE/COMPONENT NAME=VERSION was expected, found"
            + " 'bookworm/main hello'",
        ",53080,|,-1,|size: a number of bytes was expected, found '-1'",
        ",53080,|,many,|size: a number of bytes was expected, found 'many'",
        "debian:12|woodworm|release: a release such as debian:12 or noble was expected, found"
            + " 'woodworm'",
        "amd64|z80|architecture: one of amd64, arm64, armhf, i386, ppc64el, riscv64, s390x was expected, found 'z80'",
        ",smoke,|,smoky,|unknown tier 'smoky', did you mean 'smoke'?",
        "shlibdeps|shlibdep|unknown label 'shlibdep', did you mean 'shlibdeps'?",
        ",shlibdeps,|,,|expected: nothing, as there is no label, was expected, found 'libc6 (>="
            + " 2.34)'",
        "libc6 (>= 2.34)|libc6 (>=|expected: a relation such as 'libc6 (>= 2.36)' was expected,"
            + " found 'libc6 (>='",
        "shlibdeps,libc6 (>= 2.34)|packages,LIBC6|expected: names separated by one space was"
            + " expected, found 'LIBC6'",
        ",smoke,|,smoke,smoke,|10 fields were expected, found 11",
      })
  void namesFileLineAndWhatIsWrong(String part, String instead, String message) throws IOException {
    assertThat(problem(HEADER, HELLO.replace(part, instead)))
        .isEqualTo("%s:2: %s", folder.resolve("small.corpus.csv"), message);
  }

  @Test
  void wantsDigestsInFull() throws IOException {
    assertThat(problem(HEADER, HELLO.replace(SHA, "abc")))
        .endsWith(":2: sha256: 64 lower-case hexadecimal digits was expected, found 'abc'");
  }

  @Test
  void suggestsTheColumnThatWasMeant() throws IOException {
    assertThat(problem(HEADER.replace("tier", "teir"), HELLO).lines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith(":1: column 'tier' is missing"),
            line -> assertThat(line).endsWith(":1: unknown column 'teir', did you mean 'tier'?"));
  }

  @Test
  void readsNoRowsWhereAColumnIsMissing() throws IOException {
    String header = HEADER.replace(",sha256", "");
    assertThat(problem(header, HELLO, "nonsense"))
        .isEqualTo("%s:1: column 'sha256' is missing", folder.resolve("small.corpus.csv"));
  }

  @Test
  void refusesAColumnThatIsThereTwice() throws IOException {
    assertThat(problem(HEADER + ",tier")).endsWith(":1: column 'tier' is there twice");
  }

  @Test
  void refusesTheSameItemTwice() throws IOException {
    assertThat(problem(HEADER, HELLO, HELLO.replace("debian:12", "bookworm")))
        .endsWith(":3: 'bookworm/hello' for debian:12 amd64 is already on line 2");
  }

  @Test
  void tellsAllProblemsAtOnceByLine() throws IOException {
    String bad = HELLO.replace("amd64", "?").replace("smoke", "smog");
    assertThat(problem(HEADER, bad, HELLO, bad.replace("hello", "howdy")).lines())
        .extracting(line -> line.replaceFirst(".*csv:(\\d+): (\\w+ ?\\w*).*", "$1 $2"))
        .containsExactly("2 architecture", "2 unknown tier", "4 architecture", "4 unknown tier");
  }

  @Test
  void countsLinesWhereAFieldHasSeveral() throws IOException {
    String twoLines = HELLO.replace("libc6 (>= 2.34)", "\"libc6,\n libc7\"");
    assertThat(problem(HEADER, twoLines, HELLO.replace("smoke", "x").replace("hello", "y")))
        .contains(":4: unknown tier 'x'");
  }

  @Test
  void saysWhereItStopsBeingCsv() throws IOException {
    assertThat(problem(HEADER, HELLO, "\"open,")).contains(":3: not CSV: ");
  }

  @Test
  void wantsAHeader() throws IOException {
    Path empty = Files.writeString(folder.resolve("small.corpus.csv"), "");
    assertThatThrownBy(() -> Corpus.open(empty))
        .isInstanceOf(ManifestException.class)
        .hasMessage(empty + ":1: a header row was expected, found nothing");
  }

  @Test
  void wantsUtf8() throws IOException {
    Path latin = Files.write(folder.resolve("small.corpus.csv"), new byte[] {(byte) 0xe9, '\n'});
    assertThatThrownBy(() -> Corpus.open(latin))
        .isInstanceOf(ManifestException.class)
        .hasMessageEndingWith(":1: UTF-8 was expected, found other bytes");
  }

  @Test
  void namesTheFileThatIsNotThere() {
    assertThatThrownBy(() -> Corpus.open(folder.resolve("none.corpus.csv")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none.corpus.csv");
  }

  private String problem(String... lines) throws IOException {
    Path manifest = Manifests.write(folder, lines);
    return String.valueOf(
        catchThrowableOfType(ManifestException.class, () -> Corpus.open(manifest)).getMessage());
  }
}
