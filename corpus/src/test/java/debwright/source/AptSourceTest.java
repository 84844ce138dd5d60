package debwright.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.corpus.Digests;
import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.corpus.Tier;
import debwright.debian.Version;
import debwright.source.FetchException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourceTest {
  @TempDir static Path cache;
  private static Suite suite = new Suite("none", "main", "amd64");
  private static Available hello =
      new Available("", new Version(""), "", "", 0, "", "", "", "", "");

  @BeforeAll
  static void findHello() throws IOException {
    Tools.require("apt-get", "dpkg-deb");
    suite = new Suite(codeName(), "main", architecture());
    try {
      hello =
          AptArchive.open(cache, suite, Optional.empty()).packages().stream()
              .filter(available -> available.name().equals("hello"))
              .findFirst()
              .orElseThrow();
    } catch (FetchException e) {
      Tools.missing("no archive to fetch from: " + e.getMessage());
    }
  }

  @Test
  void fetchesOnceIntoTheStoreByDigest() throws IOException {
    Item item = item(hello.version().text(), hello.sha256());
    FetchReport report = fetch(item);
    assertThat(report.failures()).isEmpty();
    Path file = cache.resolve("store").resolve(hello.sha256() + ".deb");
    assertThat(report.files()).containsEntry(item, file);
    assertThat(Digests.of(file)).isEqualTo(hello.sha256());
    assertThat(cache.resolve("store").toFile().list((folder, name) -> !name.startsWith(".v")))
        .containsExactly(file.getFileName().toString());
    assertThat(fetch(item).files()).containsEntry(item, file);
  }

  @Test
  void fetchesAgainWhatIsDamagedInTheStore() throws IOException {
    Item item = item(hello.version().text(), hello.sha256());
    Path file = cache.resolve("store").resolve(hello.sha256() + ".deb");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "damaged");
    assertThat(fetch(item).files()).containsEntry(item, file);
    assertThat(Digests.of(file)).isEqualTo(hello.sha256());
  }

  @Test
  void tellsAVersionThatIsNotThere() throws IOException {
    assertThat(failure(item("0.0-0", hello.sha256().replace('0', '1'))))
        .hasMessage("the archive has no %s/main hello=0.0-0", suite.name())
        .extracting(FetchException::reason)
        .isEqualTo(Reason.MISSING_VERSION);
  }

  @Test
  void tellsADigestThatTheArchiveDoesNotHave() throws IOException {
    String other = "0".repeat(64);
    assertThat(failure(item(hello.version().text(), other)))
        .hasMessageContaining("sha256 " + other + " was expected, found " + hello.sha256())
        .extracting(FetchException::reason)
        .isEqualTo(Reason.DIGEST_MISMATCH);
  }

  @Test
  void tellsAnArchiveThatDoesNotAnswer() {
    assertThatThrownBy(() -> AptArchive.open(cache, suite, Optional.of("file:/nowhere")))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NETWORK));
  }

  @Test
  void tellsASuiteThatTheSystemDoesNotKnow() {
    assertThatThrownBy(
            () -> AptArchive.open(cache, new Suite("warty", "main", "amd64"), Optional.empty()))
        .hasMessage("the system's apt has no source for warty/main amd64");
  }

  private static FetchReport fetch(Item item) throws IOException {
    return AptSource.of(FetchSettings.of(cache, Optional.empty()))
        .fetch(List.of(item), Progress.silent());
  }

  private static FetchException failure(Item item) throws IOException {
    return fetch(item).failures().values().iterator().next();
  }

  private static Item item(String version, String sha256) {
    return new Item(
        suite.name() + "/hello",
        new Location.Deb(suite.name(), "main", "hello", new Version(version)),
        sha256,
        hello.size(),
        "debian:12",
        suite.architecture(),
        Tier.FULL,
        Optional.empty());
  }

  private static String architecture() throws IOException {
    return Command.of("dpkg", "--print-architecture").run().out().strip();
  }

  private static String codeName() throws IOException {
    return Files.readAllLines(Path.of("/etc/os-release")).stream()
        .filter(line -> line.startsWith("VERSION_CODENAME="))
        .map(line -> line.substring(line.indexOf('=') + 1))
        .findFirst()
        .orElse("none");
  }
}
