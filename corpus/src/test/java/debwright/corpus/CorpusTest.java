package debwright.corpus;

import static debwright.corpus.Manifests.HEADER;
import static debwright.corpus.Manifests.HELLO;
import static debwright.corpus.Manifests.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusTest {
  @TempDir Path folder;

  @Test
  void readsEveryColumn() throws IOException, ManifestException {
    Corpus corpus = Corpus.open(Manifests.write(folder, HEADER, HELLO));
    assertThat(corpus.name()).isEqualTo("small");
    assertThat(corpus.items())
        .containsExactly(
            new Item(
                "bookworm/hello",
                new Location.Deb("bookworm", "main", "hello", new Version("2.10-3")),
                SHA,
                53080,
                "debian:12",
                "amd64",
                Tier.SMOKE,
                Optional.of(new Label(LabelKind.SHLIBDEPS, "libc6 (>= 2.34)"))));
  }

  @Test
  void writesWhatItReadByteForByte() throws IOException, ManifestException {
    String hello = HELLO.replace("libc6 (>= 2.34)", "\"libc6 (>= 2.34), libx\"");
    String other =
        HELLO.replace("bookworm/hello", "bookworm/a").replace("shlibdeps,libc6 (>= 2.34)", ",");
    String elsewhere = HELLO.replace("debian:12", "ubuntu:24.04");
    Path manifest = Manifests.write(folder, HEADER, other, hello, elsewhere);
    byte[] before = Files.readAllBytes(manifest);
    Corpus.write(manifest, Corpus.open(manifest).items());
    assertThat(Files.readAllBytes(manifest)).isEqualTo(before);
    assertThat(folder)
        .isDirectoryContaining("glob:**small.corpus.csv")
        .isDirectoryNotContaining("glob:**tmp*");
  }

  @Test
  void sortsByIdReleaseAndArchitecture() throws IOException, ManifestException {
    Path manifest =
        Manifests.write(
            folder,
            HEADER,
            HELLO.replace("amd64", "arm64"),
            HELLO,
            HELLO.replace("bookworm/hello", "bookworm/a"));
    assertThat(Corpus.open(manifest).items())
        .extracting(Item::key)
        .containsExactly(
            "bookworm/a debian:12 amd64",
            "bookworm/hello debian:12 amd64",
            "bookworm/hello debian:12 arm64");
  }

  @Test
  void keepsItsDigestWhateverTheOrderOfItsRows() throws IOException, ManifestException {
    String other = HELLO.replace("bookworm/hello", "bookworm/a");
    String digest = Corpus.open(Manifests.write(folder, HEADER, HELLO, other)).digest();
    assertThat(Corpus.open(Manifests.write(folder, HEADER, other, HELLO)).digest())
        .isEqualTo(digest);
  }

  @Test
  void runsWhatMattersMoreInEveryTier() throws IOException, ManifestException {
    String full = HELLO.replace("bookworm/hello", "b").replace(",smoke,", ",full,");
    Corpus corpus = Corpus.open(Manifests.write(folder, HEADER, HELLO, full));
    assertThat(corpus.items(Tier.MUST_PASS)).isEmpty();
    assertThat(corpus.items(Tier.SMOKE)).extracting(Item::id).containsExactly("bookworm/hello");
    assertThat(corpus.items(Tier.FULL)).hasSize(2);
  }

  @Test
  void takesCodeNamesOfReleases() throws IOException, ManifestException {
    Corpus corpus =
        Corpus.open(Manifests.write(folder, HEADER, HELLO.replace("debian:12", "noble")));
    assertThat(corpus.find("bookworm/hello", "ubuntu:24.04", "amd64")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "deb, noble-updates/universe hello=1:2.0~a+b-1",
    "npm, esbuild@0.19.2",
    "npm, @parcel/watcher@2.4.1",
    "maven, org.xerial:sqlite-jdbc:3.46.0.0",
    "maven, io.netty:netty-tcnative:2.0.65:linux-x86_64",
    "url, https://example.org/app.tar.gz",
    "file, apps/a b.tar.xz",
    "distilled, bookworm/git",
  })
  void writesLocationsAsItReadThem(String source, String text) {
    Location location = Source.of(source).flatMap(s -> s.locate(text)).orElseThrow();
    assertThat(location.text()).isEqualTo(text);
    assertThat(location.source().text()).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource({
    "deb, bookworm hello=1",
    "npm, esbuild",
    "maven, a:b",
    "url, example.org",
    "file, ../secret",
    "file, a/../../b",
    "file, /etc/passwd",
    "distilled, a//b",
  })
  void findsNoLocationInOtherForms(String source, String text) {
    assertThat(Source.of(source).flatMap(s -> s.locate(text))).isEmpty();
  }

  @Test
  void cachesWhereTheEnvironmentSays() {
    Path home = Path.of("/home/me");
    assertThat(CacheFolder.of(Map.of("DEBWRIGHT_CACHE", "/c", "XDG_CACHE_HOME", "/x"), home))
        .isEqualTo(Path.of("/c"));
    assertThat(CacheFolder.of(Map.of("DEBWRIGHT_CACHE", "", "XDG_CACHE_HOME", "/x"), home))
        .isEqualTo(Path.of("/x/debwright"));
    assertThat(CacheFolder.of(Map.of(), home)).isEqualTo(Path.of("/home/me/.cache/debwright"));
  }
}
