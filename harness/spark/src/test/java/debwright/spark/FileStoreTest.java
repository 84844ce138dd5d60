package debwright.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
  @TempDir Path temp;
  private int fetched;
  private Path engine = Path.of("");
  private Listing listing = new Listing(List.of());

  @BeforeEach
  void makeEngine() throws IOException {
    engine = temp.resolve("engine");
    Files.createDirectories(engine.resolve("bin"));
    Files.createDirectories(engine.resolve("lib"));
    Files.writeString(engine.resolve("bin/start"), "#!/bin/sh\n");
    assertThat(engine.resolve("bin/start").toFile().setExecutable(true)).isTrue();
    Files.writeString(engine.resolve("lib/data"), "data");
    Files.createSymbolicLink(engine.resolve("start"), Path.of("bin/start"));
    Files.writeString(engine.resolve("notes"), "nobody needs them");
  }

  private FileStore store(FileDepot depot) throws IOException {
    return FileStore.open(
        temp.resolve("store"),
        digest -> {
          fetched++;
          return Files.newInputStream(depot.folder().resolve(digest));
        });
  }

  private Path provide() throws IOException {
    try (FileDepot depot = FileDepot.open()) {
      listing = depot.share(engine, List.of(Path.of("bin"), Path.of("lib"), Path.of("start")));
      return store(depot).provide(listing);
    }
  }

  @Test
  void bringsFilesLinksAndWhatMayRun() throws IOException {
    Path folder = provide();
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.map(file -> folder.relativize(file).toString()))
          .containsExactlyInAnyOrder("", "bin", "bin/start", "lib", "lib/data", "start");
    }
    assertThat(folder.resolve("lib/data")).hasContent("data");
    assertThat(folder.resolve("start")).isSymbolicLink().isExecutable();
    assertThat(folder.resolve("lib/data").toFile().canExecute()).isFalse();
  }

  @Test
  void fetchesOnceWhatStaysWhole() throws IOException {
    provide();
    provide();
    assertThat(fetched).isEqualTo(1);
  }

  @Test
  void fetchesAgainWhatSomebodyChanged() throws IOException {
    Path folder = provide();
    Files.writeString(folder.resolve("lib/data"), "dada");
    assertThat(provide().resolve("lib/data")).hasContent("data");
    Files.writeString(folder.resolve("lib/more"), "more");
    assertThat(provide().resolve("lib/more")).doesNotExist();
    Files.delete(folder.resolve("start"));
    assertThat(provide().resolve("start")).exists();
    assertThat(fetched).isEqualTo(4);
  }

  @Test
  void bringsOneFileUnderItsName() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("app.tar"), engine.resolve("lib/data"));
    try (FileDepot depot = FileDepot.open()) {
      Path folder = store(depot).provide(depot.share(link));
      assertThat(folder.resolve("app.tar")).isRegularFile().hasContent("data");
    }
  }

  @Test
  void keepsNothingThatIsOtherwiseThanListed() throws IOException {
    provide();
    for (String bytes : List.of("", "#!/bin/sh\ndat", "#!/bin/sh\ndada")) {
      FileStore other =
          new FileStore(
              temp.resolve("other"),
              digest -> new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)));
      Files.createDirectories(temp.resolve("other"));
      assertThatThrownBy(() -> other.provide(listing))
          .isInstanceOf(IOException.class)
          .hasMessageMatching(
              bytes.length() < 14
                  ? "(bin/start|lib/data): expected .* found the end"
                  : "lib/data came with other bytes than listed: .*");
      assertThat(temp.resolve("other")).isEmptyDirectory();
    }
  }

  @Test
  void writesNothingOutsideOfItsFolder() {
    Listing.Entry out = new Listing.Entry("../out", 0, false, "-> x");
    FileStore store =
        new FileStore(temp.resolve("store"), digest -> new ByteArrayInputStream(new byte[0]));
    assertThatThrownBy(() -> store.provide(new Listing(List.of(out))))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("leads out of its folder");
  }
}
