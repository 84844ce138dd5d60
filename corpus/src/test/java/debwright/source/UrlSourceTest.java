package debwright.source;

import static debwright.source.FaultyServer.cut;
import static debwright.source.FaultyServer.stall;
import static debwright.source.FaultyServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.corpus.Digests;
import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.corpus.Tier;
import debwright.mirror.Patience;
import debwright.source.FetchException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Web servers as they are. */
class UrlSourceTest {
  private static final byte[] APP = "0123456789".repeat(100).getBytes(StandardCharsets.UTF_8);

  @TempDir Path cache;

  private Optional<FaultyServer> running = Optional.empty();
  private final List<Duration> pauses = new ArrayList<>();

  @BeforeEach
  void serve() throws IOException {
    running = Optional.of(new FaultyServer());
    server().put("app", APP);
  }

  @AfterEach
  void stop() {
    server().close();
  }

  private FaultyServer server() {
    return running.orElseThrow();
  }

  @Test
  void bringsEachFileOnceForAllReleases() throws IOException {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      byte[] file = ("app " + i).getBytes(StandardCharsets.UTF_8);
      String url = server().put("app" + i, file);
      items.add(item(url, file, "debian:12"));
      items.add(item(url, file, "ubuntu:24.04"));
    }
    FetchReport report = fetch(items);
    assertThat(report.failures()).isEmpty();
    assertThat(report.files()).hasSize(24);
    assertThat(server().requests()).hasSize(12);
    assertThat(fetch(items).files()).isEqualTo(report.files());
    assertThat(server().requests()).as("what is here is not asked for").hasSize(12);
    assertThat(cache.resolve("partial")).isEmptyDirectory();
  }

  @Test
  void tellsWhatIsMissingAndBringsTheOthers() throws IOException {
    server().fault("gone", status(410));
    Item gone = item(server().url() + "/gone", APP, "debian:12");
    Item never = item(server().url() + "/never", APP, "debian:12");
    Item there = item(server().url() + "/app", APP, "debian:12");
    FetchReport report = fetch(List.of(never, gone, there));
    assertThat(report.files()).containsOnlyKeys(there);
    assertThat(report.failures().values())
        .extracting(FetchException::reason)
        .containsExactly(Reason.MISSING_URL, Reason.MISSING_URL);
    assertThat(report.failures().get(gone)).hasMessageContaining("the server answers 410");
    assertThat(pauses).as("nothing is asked for again").isEmpty();
  }

  @Test
  void asksAgainWhereTheServerIsBusy() throws IOException {
    server().fault("app", status(503), status(503));
    assertThat(fetch().failures()).isEmpty();
    assertThat(server().requests()).hasSize(3);
    assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void givesUpAServerThatStaysBusy() throws IOException {
    server().fault("app", status(503), status(503), status(503), status(503));
    assertThat(failure(fetch()))
        .hasMessageContaining("the server answers 503 (tried 3 times)")
        .extracting(FetchException::reason)
        .isEqualTo(Reason.NETWORK);
    assertThat(server().requests()).hasSize(3);
  }

  @Test
  void goesOnWhereABodyWasCut() throws IOException {
    server().fault("app", cut(300));
    assertThat(fetch().failures()).isEmpty();
    assertThat(server().requests()).containsExactly("app", "app bytes=300-");
  }

  @Test
  void goesOnInAnotherProcess() throws IOException {
    server().fault("app", cut(300), status(503), status(503));
    assertThat(failure(fetch()).reason()).isEqualTo(Reason.NETWORK);
    assertThat(cache.resolve("partial").resolve(Digests.of(APP))).hasSize(300);
    assertThat(fetch().failures()).isEmpty();
    assertThat(server().requests()).endsWith("app bytes=300-");
    assertThat(cache.resolve("partial")).isEmptyDirectory();
  }

  @Test
  void takesAllFromAServerThatKnowsNoRanges() throws IOException {
    server().forgetRanges();
    server().fault("app", cut(300));
    assertThat(fetch().failures()).isEmpty();
    assertThat(server().requests()).hasSize(2);
  }

  @Test
  void givesUpAnAnswerThatStalls() throws IOException {
    server().fault("app", stall(300));
    assertThat(fetch().failures()).isEmpty();
    assertThat(server().requests()).containsExactly("app", "app bytes=300-");
    server().put("other", APP);
    server().fault("other", stall(0), stall(0), stall(0));
    byte[] other = "another".getBytes(StandardCharsets.UTF_8);
    FetchReport report = fetch(List.of(item(server().url() + "/other", other, "debian:12")));
    assertThat(failure(report).reason()).isEqualTo(Reason.NETWORK);
  }

  @Test
  void refusesOtherBytesAndKeepsNothingOfThem() throws IOException {
    byte[] other = new byte[APP.length];
    server().put("app", other);
    FetchException failure = failure(fetch());
    assertThat(failure.reason()).isEqualTo(Reason.DIGEST_MISMATCH);
    assertThat(failure)
        .hasMessageContaining("expected 1000 bytes of SHA-256 " + Digests.of(APP))
        .hasMessageContaining("found 1000 of " + Digests.of(other));
    assertThat(cache.resolve("partial")).isEmptyDirectory();
    server().put("app", new byte[APP.length + 1]);
    assertThat(failure(fetch())).hasMessageContaining("expected 1000 bytes, found more");
    server().put("app", new byte[1]);
    assertThat(failure(fetch()).reason()).isEqualTo(Reason.DIGEST_MISMATCH);
  }

  @Test
  void beginsAgainWhereAPartIsOfAnotherFile() throws IOException {
    Path partial = cache.resolve("partial").resolve(Digests.of(APP));
    Files.createDirectories(partial.resolveSibling(""));
    Files.writeString(partial, "something else");
    assertThat(fetch().failures()).isEmpty();
    assertThat(server().requests()).containsExactly("app bytes=14-", "app");
  }

  @Test
  void leavesAServerInPeaceThatAnswersNothing() throws IOException {
    List<Item> items = new ArrayList<>();
    String url = server().url();
    server().close();
    for (int i = 0; i < 40; i++) {
      items.add(item(url + "/" + i, ("a" + i).getBytes(StandardCharsets.UTF_8), "debian:12"));
    }
    FetchReport report = fetch(items);
    assertThat(report.failures().values())
        .hasSize(40)
        .allMatch(e -> e.reason() == Reason.NETWORK)
        .anyMatch(e -> String.valueOf(e.getMessage()).contains("did not answer for 8 others"));
    assertThat(pauses).as("of at most 8 and those under way").hasSizeLessThan(2 * 12);
  }

  @Test
  void takesHttpAlone() throws IOException {
    FetchReport report = fetch(List.of(item("ftp://127.0.0.1/app", APP, "debian:12")));
    assertThat(failure(report).reason()).isEqualTo(Reason.UNSUPPORTED);
    Item secret = item("http://me:secret@127.0.0.1/app", APP, "debian:12");
    assertThat(failure(fetch(List.of(secret))))
        .hasMessageContaining("//...@127.0.0.1")
        .hasMessageNotContaining("secret");
  }

  @Test
  void bringsWhatNoManifestKnows() throws Exception {
    Sources sources = new Sources(AptSource.of(settings()));
    assertThat(sources.bring(new Location.Url(server().url() + "/app"), cache))
        .hasBinaryContent(APP);
    assertThatThrownBy(() -> sources.bring(new Location.Url(server().url() + "/none"), cache))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("/none: the server answers 404");
  }

  private FetchReport fetch() throws IOException {
    return fetch(List.of(item(server().url() + "/app", APP, "debian:12")));
  }

  private FetchReport fetch(List<Item> items) throws IOException {
    return UrlSource.of(settings()).fetch(items, Progress.silent());
  }

  private FetchSettings settings() {
    Patience patience = new Patience(Duration.ofMillis(250), 3, this::pause);
    return new FetchSettings(cache, Optional.empty(), 0, Map.of(), patience, false);
  }

  private synchronized void pause(Duration length) {
    pauses.add(length);
  }

  private static FetchException failure(FetchReport report) {
    return report.failures().values().iterator().next();
  }

  private static Item item(String url, byte[] file, String release) {
    return new Item(
        url.replaceFirst(".*/", ""),
        new Location.Url(url),
        Digests.of(file),
        file.length,
        release,
        "amd64",
        Tier.FULL,
        Optional.empty());
  }
}
