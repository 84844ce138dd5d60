package debwright.source;

import static debwright.source.FaultyServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.corpus.Corpus;
import debwright.corpus.Digests;
import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.corpus.Tier;
import debwright.curation.Addition;
import debwright.curation.Curator;
import debwright.curation.Query;
import debwright.curation.Target;
import debwright.debian.Version;
import debwright.mirror.Patience;
import debwright.source.FetchException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages of an archive on a system that has no apt. */
class MirrorArchiveTest {
  private static final Suite SUITE = new Suite("bookworm", "main", "amd64");

  @TempDir Path folder;

  private Optional<FaultyServer> running = Optional.empty();
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void serve() throws IOException {
    running = Optional.of(new FaultyServer());
    StringBuilder packages = new StringBuilder();
    for (String name : List.of("chess", "pong", "vim")) {
      byte[] deb = deb(name);
      server().put("pool/" + name + ".deb", deb);
      packages.append(
          """
          Package: %s
          Version: 1
          Architecture: amd64
          Section: %s
          Filename: pool/%s.deb
          Size: %d
          SHA256: %s

          """
              .formatted(
                  name,
                  name.equals("vim") ? "editors" : "games",
                  name,
                  deb.length,
                  Digests.of(deb)));
    }
    byte[] list = packages.toString().getBytes(StandardCharsets.UTF_8);
    server().put("dists/bookworm/main/binary-amd64/Packages", list);
    String release =
        "Suite: bookworm\nSHA256:\n %s %d main/binary-amd64/Packages\n"
            .formatted(Digests.of(list), list.length);
    server().put("dists/bookworm/Release", release.getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    server().close();
  }

  private FaultyServer server() {
    return running.orElseThrow();
  }

  @Test
  void fetchesItemsAndTellsTheReasonForEachThatDoesNotCome() throws IOException {
    server().fault("pool/pong.deb", status(404));
    server().fault("pool/vim.deb", status(503), status(503));
    Item chess = item("chess", "1", deb("chess"));
    Item pong = item("pong", "1", deb("pong"));
    Item vim = item("vim", "1", deb("vim"));
    Item old = item("vim", "0.9", deb("vim"));
    Item changed = item("chess", "1", deb("other"));
    FetchReport report = fetch(chess, pong, vim, old, changed);
    assertThat(report.files()).containsOnlyKeys(chess);
    assertThat(reason(report, pong)).isEqualTo(Reason.MISSING_VERSION);
    assertThat(reason(report, vim)).isEqualTo(Reason.NETWORK);
    assertThat(reason(report, old)).isEqualTo(Reason.MISSING_VERSION);
    assertThat(reason(report, changed)).isEqualTo(Reason.DIGEST_MISMATCH);
    assertThat(report.files().get(chess)).hasBinaryContent(deb("chess"));
    assertThat(said).anyMatch(line -> line.contains("its signature was not checked"));
    assertThat(fetch(pong, vim).failures()).as("the next try").isEmpty();
    server().close();
    assertThat(fetch(chess, pong, vim).failures()).as("what is here").isEmpty();
  }

  @Test
  void refusesAListThatTheReleaseFileDoesNotKnow() throws IOException {
    server().put("dists/bookworm/main/binary-amd64/Packages", new byte[7]);
    FetchReport report = fetch(item("chess", "1", deb("chess")));
    assertThat(report.failures().values())
        .singleElement()
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NETWORK))
        .satisfies(e -> assertThat(e).hasMessageContaining("main/binary-amd64/Packages"));
  }

  @Test
  void tellsASuiteThatTheMirrorDoesNotHave() {
    assertThatThrownBy(() -> source().archive(new Suite("warty", "main", "amd64"), said()))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("it has none of the suites warty");
    assertThatThrownBy(() -> source().archive(new Suite("bookworm", "contrib", "amd64"), said()))
        .hasMessageContaining("it has no contrib/binary-amd64/Packages");
  }

  @Test
  void waitsWhileAnotherProcessReadsTheLists() throws Exception {
    source().archive(SUITE, said());
    Path lists;
    try (Stream<Path> folders = Files.list(folder.resolve("cache/lists"))) {
      lists = folders.findFirst().orElseThrow();
    }
    try (FileChannel other = FileChannel.open(lists.resolve("lock"), StandardOpenOption.WRITE)) {
      FileLock lock = other.lock();
      Patience patience = new Patience(Duration.ofSeconds(10), 2, length -> close(other));
      Archive archive = AptSource.of(settings(patience)).archive(SUITE, said());
      assertThat(archive.packages()).hasSize(3);
      assertThat(lock.isValid()).as("it was waited for").isFalse();
    }
  }

  @Test
  void needsAptOrAMirror() throws IOException {
    AptSource none =
        AptSource.of(
            new FetchSettings(folder, Optional.empty(), 0, Map.of(), Patience.USUAL, false));
    FetchReport report = none.fetch(List.of(item("chess", "1", deb("chess"))), Progress.silent());
    assertThat(report.failures().values())
        .singleElement()
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NO_TOOL))
        .satisfies(e -> assertThat(e.hint()).contains("--mirror URL"));
  }

  @Test
  void addsASectionToAManifest() throws Exception {
    Path manifest = folder.resolve("games.corpus.csv");
    Query query = new Query(SUITE, Optional.of("games"), Query.Order::byName, 10, false);
    Addition addition = curator().add(manifest, query, target());
    assertThat(addition.added()).isEqualTo(2);
    assertThat(Corpus.open(manifest).items())
        .extracting(item -> item.id() + " " + item.location().text() + " " + item.sha256())
        .containsExactly(
            "bookworm/chess bookworm/main chess=1 " + Digests.of(deb("chess")),
            "bookworm/pong bookworm/main pong=1 " + Digests.of(deb("pong")));
    assertThat(curator().add(manifest, query, target()).known()).isEqualTo(2);
    assertThat(server().requests()).as("nothing but lists").noneMatch(r -> r.contains("pool"));
  }

  private Curator curator() throws IOException {
    return new Curator(source(), said());
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Target target() {
    return new Target("debian:12", "amd64", Tier.FULL);
  }

  private Progress said() {
    return (what, done, total) -> said.add(what);
  }

  private AptSource source() throws IOException {
    return AptSource.of(settings(new Patience(Duration.ofSeconds(10), 2, length -> {})));
  }

  private FetchSettings settings(Patience patience) {
    return new FetchSettings(
        folder.resolve("cache"), Optional.of(server().url()), 0, Map.of(), patience, false);
  }

  private FetchReport fetch(Item... items) throws IOException {
    return source().fetch(List.of(items), said());
  }

  private static Reason reason(FetchReport report, Item item) {
    return Optional.ofNullable(report.failures().get(item)).orElseThrow().reason();
  }

  private static byte[] deb(String name) {
    return ("package " + name).getBytes(StandardCharsets.UTF_8);
  }

  private static Item item(String name, String version, byte[] deb) {
    return new Item(
        "bookworm/" + name + version + Digests.of(deb),
        new Location.Deb("bookworm", "main", name, new Version(version)),
        Digests.of(deb),
        deb.length,
        "debian:12",
        "amd64",
        Tier.FULL,
        Optional.empty());
  }
}
