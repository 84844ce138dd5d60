package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.cli.DepsCommand.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCallTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home", ""), "lib/libjli.so");

  @TempDir Path cache;

  @Test
  void readsPathsReleasesAndTheFormat() {
    assertThat(read("deps a --release noble b --format=SubstVars --release=debian:12"))
        .contains(
            new PlainCall(
                false,
                List.of(Path.of("a"), Path.of("b")),
                List.of("noble", "debian:12"),
                Optional.of(Format.SUBSTVARS)));
  }

  @Test
  void readsThatEachPathIsAnAppOfItsOwn() {
    assertThat(read("deps a --each b").map(PlainCall::each)).contains(true);
    assertThat(read("deps a b").map(PlainCall::each)).contains(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deps",
        "deps --each",
        "deps --each a --each",
        "deps a --each=true",
        "deps a --each=",
        "deps --format json",
        "deps a --format",
        "deps a --format=",
        "deps a --format=@json",
        "deps a --format=a=b",
        "deps a --format json=",
        "deps a --format jsn",
        "deps a --format json --format text",
        "deps a --release -x",
        "deps a --help",
        "deps a -- b",
        "deps @words",
        "deps a --debug",
        "deps a --mode exact",
        "index list",
        "--debug deps a"
      })
  void leavesEverythingElseToTheParser(String words) {
    assertThat(read(words)).isEmpty();
    assertThat(PlainCall.of(words.split(" ", -1), Shell.piped().console())).isEmpty();
  }

  @Test
  void leavesAnEmptyWordToTheParser() {
    assertThat(PlainCall.read(new String[] {"deps", ""})).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--format substvars",
        "--format JSON",
        "--each",
        "--each nothing --format substvars",
        "--release debian:99 --each",
        "--release=debian:12",
        "--release bookworm",
        "--release debian:99",
        "--release debian:12 --release noble",
        "nothing"
      })
  void endsAsTheParsedCallDoes(String more) {
    Stream<String> words = Stream.of(("deps " + JAVA + " " + more).strip().split(" ", -1));
    String[] plain = words.toArray(String[]::new);
    Shell one = Shell.piped(cache);
    Shell other = Shell.piped(cache);
    assertThat(PlainCall.of(plain, one.console())).isPresent();
    int exit = one.run(plain);
    String[] parsed =
        Stream.concat(Stream.of(plain), Stream.of("--color=auto")).toArray(String[]::new);
    assertThat(other.run(parsed)).isEqualTo(exit);
    assertThat(other.out()).isEqualTo(one.out());
    assertThat(other.err()).isEqualTo(one.err());
  }

  private static Optional<PlainCall> read(String words) {
    return PlainCall.read(words.split(" ", -1));
  }
}
