package debwright.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import debwright.mirror.FolderServer.Fault;
import debwright.mirror.MirrorException.Reason;
import debwright.mirror.MirrorIndexBuilder.Built;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mirrors that answer wrongly, late or not at all. */
class BadMirrorTest {
  private static final SmallDeb A = SmallDeb.library("liba1", "1", "liba.so.1");
  private static final String A_PATH = SmallArchive.path("main", A);
  private static final String PACKAGES = "dists/bookworm/main/binary-amd64/Packages.xz";

  private final SmallDeb b = SmallDeb.library("libb1", "1", "libb.so.1");

  @TempDir Path temp = Path.of("");
  private SmallArchive archive = new SmallArchive(temp);
  private Building building = new Building(temp);
  private Optional<FolderServer> server = Optional.empty();

  @BeforeEach
  void makeArchive() throws Exception {
    archive = new SmallArchive(Files.createDirectories(temp.resolve("archive")));
    building = new Building(temp);
    server = Optional.of(new FolderServer(archive.folder));
    archive.add("main", A).add("main", b).write("bookworm");
  }

  @AfterEach
  void closeServer() {
    server.ifPresent(FolderServer::close);
  }

  private FolderServer server() {
    return server.orElseThrow();
  }

  private MirrorException refusal() {
    MirrorException refusal =
        catchThrowableOfType(MirrorException.class, () -> building.build(server().url()));
    assertThat(refusal).isNotNull();
    assertThat(refusal.hint()).isNotEmpty();
    return refusal;
  }

  private static Fault status(int status, String... header) {
    return (exchange, server) -> {
      if (header.length > 0) {
        exchange.getResponseHeaders().set(header[0], header[1]);
      }
      FolderServer.status(exchange, status);
    };
  }

  /** Promises a number of bytes and hangs up after some. */
  private static Fault cutOff(int status, long promised, byte[] sent) {
    return (exchange, server) -> {
      if (status == 206) {
        exchange
            .getResponseHeaders()
            .set("Content-Range", "bytes 0-%d/9999".formatted(promised - 1));
      }
      exchange.sendResponseHeaders(status, promised);
      exchange.getResponseBody().write(sent);
      exchange.getResponseBody().flush();
      throw new IOException("hangs up");
    };
  }

  private static void stall(HttpExchange exchange, FolderServer server) throws IOException {
    exchange.sendResponseHeaders(200, 100);
    exchange.getResponseBody().write(1);
    exchange.getResponseBody().flush();
    FolderServer.sleep(10_000);
  }

  private static void drip(HttpExchange exchange, FolderServer server) throws IOException {
    exchange.sendResponseHeaders(200, 100_000);
    for (int i = 0; i < 1000; i++) {
      exchange.getResponseBody().write(1);
      exchange.getResponseBody().flush();
      FolderServer.sleep(20);
    }
  }

  @Test
  void leavesOutAndNamesAPackageThatIsNotThere() throws Exception {
    Files.delete(archive.folder.resolve(A_PATH));
    Built built = building.build(server().url());
    assertThat(built.leftOut())
        .containsExactly(server().url() + "/" + A_PATH + ": the server answers 404");
    assertThat(building.index().findPackage("libb1")).isPresent();
    assertThat(building.index().findPackage("liba1")).isEmpty();
    assertThat(building.pauses).isEmpty();
  }

  @Test
  void triesAgainAfterAFailureOfTheServerAndWaitsAsItAsks() throws Exception {
    server().fault(A_PATH, status(503, "Retry-After", "7"), status(500));
    server().fault("dists/bookworm/InRelease", status(503, "Retry-After", "86400"));
    assertThat(building.build(server().url()).leftOut()).isEmpty();
    assertThat(building.pauses)
        .containsExactly(Duration.ofMinutes(1), Duration.ofSeconds(7), Duration.ofMillis(1000));
  }

  @Test
  void triesAgainWhatWasCutOff() throws Exception {
    server().fault(A_PATH, cutOff(206, 4096, new byte[10]), cutOff(200, 4096, new byte[10]));
    server().fault(PACKAGES, cutOff(200, 500, new byte[10]));
    server().fault("dists/bookworm/Release", cutOff(200, 500, new byte[10]));
    assertThat(building.build(server().url()).leftOut()).isEmpty();
    assertThat(building.pauses).hasSize(4);
  }

  @Test
  void givesUpAnAnswerThatStallsOrDrips() throws Exception {
    building.stall = Duration.ofMillis(300);
    server().fault(A_PATH, BadMirrorTest::stall);
    server().fault(PACKAGES, BadMirrorTest::drip);
    assertThat(building.build(server().url()).leftOut()).isEmpty();
    assertThat(building.pauses).hasSize(2);
  }

  @Test
  void endsWithAnErrorWhereTheMirrorIsAway() {
    String url = server().url();
    server().close();
    MirrorException away = catchThrowableOfType(MirrorException.class, () -> building.build(url));
    assertThat(away.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(away).hasMessageContaining("tried 3 times");
    assertThat(away.hint()).contains("run it again to go on");
  }

  @Test
  void refusesAnIndexFileThatReleaseDoesNotKnow() throws Exception {
    byte[] other = SmallArchive.packed("Package: x\n".getBytes(UTF_8), "xz");
    Path file = archive.folder.resolve(PACKAGES);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(refusal())
        .hasMessageContaining(PACKAGES + ": expected SHA-256 ")
        .hasMessageContaining("found " + DigestUtils.sha256Hex(bytes));
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length + 1));
    assertThat(refusal()).hasMessageContaining("bytes, found more");
    Files.write(file, other);
    assertThat(refusal()).hasMessageContaining("it ends").hasMessageContaining("too early");
    assertThat(building.output()).doesNotExist();
  }

  @Test
  void refusesAReleaseFileWithWeakDigestsAlone() throws Exception {
    Path release = archive.dists("bookworm").resolve("Release");
    Files.writeString(release, Files.readString(release).replace("SHA256:", "SHA1:"));
    assertThat(refusal()).hasMessageContaining("expected SHA-256 digests");
  }

  @Test
  void refusesAnotherSuitesReleaseFile() throws Exception {
    Path release = archive.dists("bookworm").resolve("Release");
    Files.writeString(release, Files.readString(release).replace("bookworm", "bullseye"));
    assertThat(refusal())
        .hasMessageContaining("a Release file of bookworm, found one of 'bullseye'");
  }

  @Test
  void saysThatAReleaseFileIsNoLongerValid() throws Exception {
    archive.fields("Valid-Until: Sat, 01 Jan 2022 00:00:00 UTC\n").add("main", A).write("bookworm");
    building.build(server().url());
    assertThat(building.warnings)
        .anyMatch(each -> each.endsWith("it was valid until 2022-01-01T00:00:00Z"));
  }

  @Test
  void leavesOutAPackageWhoseDigestLies() throws Exception {
    Path file = archive.folder.resolve(A_PATH);
    try (RandomAccessFile deb = new RandomAccessFile(file.toString(), "rw")) {
      deb.seek(deb.length() - 4);
      deb.writeInt(7);
    }
    Built built = building.full().build(server().url());
    assertThat(built.leftOut()).hasSize(1).first().asString().contains("expected SHA-256 ");
    assertThat(building.index().findPackage("liba1")).isEmpty();
  }

  @Test
  void leavesOutAHeadOfAnotherPackage() throws Exception {
    Files.write(archive.folder.resolve(A_PATH), b.bytes());
    assertThat(building.build(server().url()).leftOut())
        .hasSize(1)
        .first()
        .asString()
        .endsWith("expected liba1 1 amd64, found libb1 1 amd64");
  }

  @Test
  void leavesOutAPackageWithMalformedDepends() throws Exception {
    archive.add("main", A).add("main", b.fields("Depends: a (>> b c)), |\n")).write("bookworm");
    assertThat(building.build(server().url()).leftOut())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("libb1=1: ");
    assertThat(building.index().facts().mirror()).containsEntry("left-out", "1");
  }

  @Test
  void leavesOutWhatIsNoPackage() throws Exception {
    Files.writeString(archive.folder.resolve(A_PATH), "<html>Log in first</html>".repeat(1000));
    assertThat(building.build(server().url()).leftOut())
        .hasSize(1)
        .first()
        .asString()
        .contains("liba1=1: byte 8: expected the header of an ar member");
    Files.writeString(archive.folder.resolve(A_PATH), "!<arch>\n");
    Building other = new Building(temp.resolve("other"));
    assertThat(other.build(server().url()).leftOut()).hasSize(1);
  }

  @Test
  void refusesAControlMemberThatIsTooLarge() throws Exception {
    byte[] deb = A.bytes();
    System.arraycopy("999999999 ".getBytes(UTF_8), 0, deb, 72 + 48, 10);
    Files.write(archive.folder.resolve(A_PATH), deb);
    assertThat(building.build(server().url()).leftOut())
        .hasSize(1)
        .first()
        .asString()
        .contains("expected a control member within 33554432 bytes");
  }

  @Test
  void refusesAnIndexFileThatUnpacksToMoreThanReleaseSays() throws Exception {
    Path file = archive.folder.resolve(PACKAGES);
    byte[] bomb = SmallArchive.packed(new byte[8 << 20], "xz");
    Path release = archive.dists("bookworm").resolve("Release");
    String text =
        Files.readString(release)
            .replaceAll(
                " \\S+ \\d+ main/binary-amd64/Packages.xz",
                " %s %d main/binary-amd64/Packages.xz"
                    .formatted(DigestUtils.sha256Hex(bomb), bomb.length));
    Files.write(file, bomb);
    Files.writeString(release, text);
    assertThat(refusal()).hasMessageContaining("it unpacks to more than ");
    Files.writeString(release, text.replaceAll(" \\S+ \\d+ main/binary-amd64/Packages\n", ""));
    assertThat(refusal()).hasMessageContaining("a line has more than 4194304 bytes");
  }

  @Test
  void refusesAPackageOutsideOfTheArchive() throws Exception {
    String stanza =
        "Package: libx1\nVersion: 1\nArchitecture: amd64\nFilename: pool/../../x.deb\nSize: 1\nSHA256: %s\n"
            .formatted("0".repeat(64));
    archive.add("main", A).packagesText("main", stanza).write("bookworm");
    assertThat(refusal())
        .hasMessageContaining("package 2 (libx1), field filename: expected a path inside")
        .hasMessageContaining("'pool/../../x.deb'");
  }

  @Test
  void readsWhereARedirectionLeadsButOverHttpAlone() throws Exception {
    try (FolderServer other = new FolderServer(archive.folder)) {
      server().fault(A_PATH, status(302, "Location", other.url() + "/" + A_PATH));
      assertThat(building.build(server().url()).leftOut()).isEmpty();
      assertThat(other.requests()).containsExactly(A_PATH + " bytes=0-4095");
      Building next = new Building(temp.resolve("next"));
      Fault toFile = status(302, "Location", "file:///etc/passwd");
      server().fault(A_PATH, toFile, toFile, toFile);
      assertThat(next.build(server().url()).leftOut())
          .hasSize(1)
          .first()
          .asString()
          .contains("it redirects to file:///etc/passwd");
    }
  }

  @Test
  void refusesWhatIsNoUrlOfAnArchive() {
    for (String url : new String[] {"ftp://127.0.0.1/debian", "http:", "http://a b/", "gopher"}) {
      assertThat(
              catchThrowableOfType(MirrorException.class, () -> building.build(url)).getMessage())
          .isNotEmpty();
    }
    assertThat(
            catchThrowableOfType(
                MirrorException.class, () -> building.build("http://me:secret@127.0.0.1/debian")))
        .hasMessageNotContaining("secret");
  }

  @Test
  void goesThroughAProxyThatTheEnvironmentNames() throws Exception {
    building.environment = java.util.Map.of("http_proxy", server().url());
    assertThat(building.build("http://mirror.invalid").leftOut()).isEmpty();
    assertThat(building.index().facts().mirror()).containsEntry("1.url", "http://mirror.invalid");
    building.environment =
        java.util.Map.of("HTTP_PROXY", "http://127.0.0.1:1", "no_proxy", "127.0.0.1");
    assertThat(building.build(server().url()).kept()).isEqualTo(2);
  }
}
