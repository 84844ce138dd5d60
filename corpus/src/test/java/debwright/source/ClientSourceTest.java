package debwright.source;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.corpus.Digests;
import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.corpus.Source;
import debwright.corpus.Tier;
import debwright.source.FetchException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against small scripts that behave as the clients do; nothing is fetched. */
class ClientSourceTest {
  private static final String GOOD = "printf good >package-1.0.tgz";
  private static final String NPM = "@scope/package@1.0";
  private static final String MAVEN = "org.example:library:1.0:linux-x86_64";

  @TempDir Path cache;

  @Test
  void keepsWhatNpmPacksByItsDigestAndAsksOnceForAllReleases() throws IOException {
    Item debian = item(Source.NPM, NPM, "debian:12", "good");
    Item ubuntu = item(Source.NPM, NPM, "ubuntu:24.04", "good");
    Path client = script("npm", "echo \"$@\" >>" + log() + "; " + GOOD);
    FetchReport report = fetch(Client.NPM, client, debian, ubuntu);
    Path file = cache.resolve("store").resolve(Digests.of("good") + ".tgz");
    assertThat(report.failures()).isEmpty();
    assertThat(report.files()).containsEntry(debian, file).containsEntry(ubuntu, file);
    assertThat(log()).hasContent("pack --loglevel=error --ignore-scripts -- " + NPM);
    assertThat(cache.resolve("store").toFile().list((folder, name) -> !name.startsWith(".v")))
        .containsExactly(file.getFileName().toString());
  }

  @Test
  void tellsMavenTheTypeBeforeTheClassifier() throws IOException {
    Item item = item(Source.MAVEN, MAVEN, "debian:12", "good");
    Path client = script("mvn", "echo \"$@\" >>" + log() + "; printf good >library.jar");
    assertThat(fetch(Client.MAVEN, client, item).files()).containsOnlyKeys(item);
    assertThat(log())
        .content()
        .contains("dependency-plugin:3.11.0:copy")
        .contains("-Dartifact=org.example:library:1.0:jar:linux-x86_64 ")
        .contains("-Dmdep.useBaseVersion=true");
  }

  @Test
  void refusesBytesOfAnotherDigestAndKeepsNothingOfThem() throws IOException {
    Item item = item(Source.NPM, NPM, "debian:12", "other");
    FetchException failure = failure(Client.NPM, script("npm", GOOD), item);
    assertThat(failure.reason()).isEqualTo(Reason.DIGEST_MISMATCH);
    assertThat(failure)
        .hasMessageContaining(
            "sha256 %s was expected, found %s".formatted(Digests.of("other"), Digests.of("good")));
    assertThat(cache.resolve("store")).isEmptyDirectory();
  }

  @Test
  void tellsAVersionThatTheRegistryDoesNotHave() throws IOException {
    Path npm =
        script(
            "npm", "echo 'npm error code ETARGET' >&2; echo 'npm error notarget no' >&2; exit 1");
    Path mvn =
        script("mvn", "echo '[ERROR] Could not find artifact org.example:library in r'; exit 1");
    FetchException byNpm = failure(Client.NPM, npm, item(Source.NPM, NPM, "debian:12", "good"));
    FetchException byMaven =
        failure(Client.MAVEN, mvn, item(Source.MAVEN, MAVEN, "debian:12", "good"));
    assertThat(byNpm.reason()).isEqualTo(Reason.MISSING_VERSION);
    assertThat(byNpm).hasMessage("npm has no " + NPM);
    assertThat(byMaven.reason()).isEqualTo(Reason.MISSING_VERSION);
    assertThat(byMaven).hasMessage("mvn has no " + MAVEN);
  }

  @Test
  void tellsANetworkThatDoesNotAnswerInTheClientsWords() throws IOException {
    Path client =
        script(
            "npm",
            "echo 'npm error code EAI_AGAIN' >&2; echo 'npm error request failed' >&2; exit 1");
    FetchException failure =
        failure(Client.NPM, client, item(Source.NPM, NPM, "debian:12", "good"));
    assertThat(failure.reason()).isEqualTo(Reason.NETWORK);
    assertThat(failure).hasMessage(NPM + ": npm did not fetch it: npm error request failed");
  }

  @Test
  void tellsAMissingClient() throws IOException {
    Item item = item(Source.MAVEN, MAVEN, "debian:12", "good");
    ClientSource source = new ClientSource(Client.MAVEN, cache, Optional::empty);
    FetchException failure = only(source.fetch(List.of(item), Progress.silent()));
    assertThat(failure.reason()).isEqualTo(Reason.NO_TOOL);
    assertThat(failure).hasMessageEndingWith("no program mvn on the path");
  }

  @Test
  void needsNoClientForWhatIsHere() throws IOException {
    Item item = item(Source.NPM, NPM, "debian:12", "good");
    fetch(Client.NPM, script("npm", GOOD), item);
    ClientSource source = new ClientSource(Client.NPM, cache, Optional::empty);
    assertThat(source.fetch(List.of(item), Progress.silent()).files()).containsOnlyKeys(item);
  }

  private Path log() {
    return cache.resolve("log");
  }

  private Path script(String name, String commands) throws IOException {
    Path script = Files.writeString(cache.resolve(name), "#!/bin/sh\n" + commands + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private FetchReport fetch(Client client, Path program, Item... items) throws IOException {
    return new ClientSource(client, cache, () -> Optional.of(program))
        .fetch(List.of(items), Progress.silent());
  }

  private FetchException failure(Client client, Path program, Item item) throws IOException {
    return only(fetch(client, program, item));
  }

  private static FetchException only(FetchReport report) {
    return report.failures().values().iterator().next();
  }

  private static Item item(Source source, String location, String release, String content) {
    Location place = source.locate(location).orElseThrow();
    return new Item(
        "app",
        place,
        Digests.of(content),
        content.length(),
        release,
        "amd64",
        Tier.FULL,
        Optional.empty());
  }
}
