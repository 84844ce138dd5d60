package debwright.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.index.Release;
import debwright.mirror.MirrorIndexBuilder.Built;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateTest {
  @TempDir Path temp = Path.of("");
  private SmallArchive archive = new SmallArchive(temp);
  private Building building = new Building(temp);
  private java.util.Optional<FolderServer> server = java.util.Optional.empty();

  @BeforeEach
  void makeArchive() throws Exception {
    archive = new SmallArchive(Files.createDirectories(temp.resolve("archive")));
    building = new Building(temp);
    server = java.util.Optional.of(new FolderServer(archive.folder));
    bookworm("1");
  }

  @AfterEach
  void closeServer() {
    server.orElseThrow().close();
  }

  private void bookworm(String versionOfB) throws Exception {
    archive
        .add("main", SmallDeb.library("liba1", "1", "liba.so.1"))
        .add("main", SmallDeb.library("libb1", versionOfB, "libb.so.1"))
        .write("bookworm");
  }

  private List<String> packagesAskedFor() {
    List<String> asked =
        server.orElseThrow().requests().stream().filter(each -> each.startsWith("pool/")).toList();
    server.orElseThrow().forgetRequests();
    return asked;
  }

  @Test
  void hasNothingToDoWhileReleaseFilesAreTheSame() throws Exception {
    building.build(server.orElseThrow().url());
    server.orElseThrow().forgetRequests();
    assertThat(building.update()).isEmpty();
    assertThat(server.orElseThrow().requests()).allMatch(each -> each.contains("Release"));
  }

  @Test
  void fetchesOnlyWhatChanged() throws Exception {
    building.build(server.orElseThrow().url());
    packagesAskedFor();
    bookworm("2");
    Built built = building.update().orElseThrow();
    assertThat(built.fetched()).isEqualTo(1);
    assertThat(built.kept()).isEqualTo(1);
    assertThat(packagesAskedFor()).hasSize(1).first().asString().contains("libb1_2");
    assertThat(building.index().findPackage("libb1").orElseThrow().version()).isEqualTo("2");
    Building fresh = new Building(temp.resolve("fresh"));
    fresh.build(server.orElseThrow().url());
    assertThat(fresh.output()).hasBinaryContent(Files.readAllBytes(building.output()));
  }

  @Test
  void triesAgainWhatWasLeftOut() throws Exception {
    String path = SmallArchive.path("main", SmallDeb.library("liba1", "1", "liba.so.1"));
    server.orElseThrow().fault(path, (exchange, s) -> FolderServer.status(exchange, 404));
    assertThat(building.build(server.orElseThrow().url()).leftOut()).hasSize(1);
    assertThat(building.index().facts().mirror()).containsEntry("left-out", "1");
    assertThat(building.update().orElseThrow().leftOut()).isEmpty();
    assertThat(building.update()).isEmpty();
  }

  @Test
  void forgetsWhatTheArchiveNoLongerHas() throws Exception {
    building.build(server.orElseThrow().url());
    long before = Files.size(journal());
    archive.add("main", SmallDeb.library("liba1", "1", "liba.so.1")).write("bookworm");
    building.update().orElseThrow();
    assertThat(Files.size(journal())).isLessThan(before);
    try (var lists = Files.list(temp.resolve("cache/mirror/debian-12-amd64/lists"))) {
      assertThat(lists).hasSize(2);
    }
  }

  private Path journal() {
    return temp.resolve("cache/mirror/debian-12-amd64/heads");
  }

  @Test
  void passesOverARecordThatAKillCutOff() throws Exception {
    building.build(server.orElseThrow().url());
    byte[] index = Files.readAllBytes(building.output());
    byte[] whole = Files.readAllBytes(journal());
    Files.write(journal(), java.util.Arrays.copyOf(whole, whole.length - 3));
    packagesAskedFor();
    Built built = building.build(server.orElseThrow().url());
    assertThat(built.fetched()).isEqualTo(1);
    assertThat(built.kept()).isEqualTo(1);
    assertThat(packagesAskedFor()).hasSize(1);
    assertThat(building.output()).hasBinaryContent(index);
    whole[whole.length / 2] ^= 1;
    Files.write(journal(), whole);
    assertThat(building.build(server.orElseThrow().url()).facts().snapshot())
        .isEqualTo(building.index().digest());
    assertThat(building.output()).hasBinaryContent(index);
  }

  @Test
  void goesOnAfterAKill() throws Exception {
    for (int i = 0; i < 60; i++) {
      archive.add("main", SmallDeb.library("libk" + i, "1", "libk.so." + i));
    }
    archive.write("bookworm");
    server.orElseThrow().delay(25);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BuildProgram.class.getName(),
                server.orElseThrow().url(),
                temp.toString())
            .redirectErrorStream(true)
            .start();
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (packages(server.orElseThrow()) < 25 && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
    process.destroyForcibly();
    assertThat(process.waitFor()).isEqualTo(128 + 9);
    assertThat(building.output()).doesNotExist();
    server.orElseThrow().delay(0);
    server.orElseThrow().forgetRequests();
    Built built = building.build(server.orElseThrow().url());
    assertThat(built.kept()).isBetween(8, 59);
    assertThat(built.fetched()).isEqualTo(60 - built.kept());
    assertThat(packagesAskedFor()).hasSize(built.fetched());
    Building fresh = new Building(temp.resolve("fresh"));
    fresh.build(server.orElseThrow().url());
    assertThat(fresh.output()).hasBinaryContent(Files.readAllBytes(building.output()));
  }

  private static long packages(FolderServer server) {
    return server.requests().stream().filter(each -> each.startsWith("pool/")).count();
  }

  @Test
  void oneBuildAtATimeUsesTheFolder() throws Exception {
    try (BuildFolder held =
        BuildFolder.open(temp.resolve("cache"), new Release("debian:12"), "amd64")) {
      assertThat(held.partials()).exists();
      assertThatThrownBy(() -> building.build(server.orElseThrow().url()))
          .isInstanceOf(MirrorException.class)
          .hasMessageContaining("another process builds the index of debian:12 amd64");
    }
  }
}
