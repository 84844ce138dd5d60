package debwright.corpus;

import static debwright.corpus.Manifests.HEADER;
import static debwright.corpus.Manifests.HELLO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTest {
  private static final Map<String, String> FILES =
      Map.of(
          "bookworm.corpus.csv", HEADER + "\n" + HELLO + "\n",
          "bookworm-00.tar.zst", "first",
          "bookworm-01.tar.zst", "second");

  @TempDir Path folder;

  @Test
  void copiesManifestAndPacksOutOfAJarOnce() throws IOException, ManifestException {
    Path jar = jar(FILES);
    Path cache = folder.resolve("cache");
    Corpus corpus =
        Corpus.open(new Embedded("bookworm", cache, name -> inside(jar, name)).manifest());
    assertThat(corpus.items()).hasSize(1);
    Packs packs = Packs.beside(corpus);
    assertThat(packs.count()).isEqualTo(2);
    assertThat(packs.file(1)).hasContent("second");

    Files.writeString(packs.file(1), "intact");
    assertThat(new Embedded("bookworm", cache, name -> inside(jar, name)).manifest())
        .isEqualTo(corpus.manifest());
    assertThat(packs.file(1)).hasContent("intact");
    assertThat(cache.resolve("embedded").toFile().list()).hasSize(1);
  }

  @Test
  void copiesAgainWhatIsMissingOrCutShort() throws IOException {
    Path jar = jar(FILES);
    Path cache = folder.resolve("cache");
    Path manifest = new Embedded("bookworm", cache, name -> inside(jar, name)).manifest();
    Path first = manifest.resolveSibling("bookworm-00.tar.zst");
    Path second = manifest.resolveSibling("bookworm-01.tar.zst");
    Files.delete(first);
    Files.writeString(second, "sec");
    Files.writeString(manifest, HEADER);

    assertThat(new Embedded("bookworm", cache, name -> inside(jar, name)).manifest())
        .isEqualTo(manifest);
    assertThat(first).hasContent("first");
    assertThat(second).hasContent("second");
    assertThat(manifest).hasContent(HEADER + "\n" + HELLO + "\n");
    assertThat(cache.resolve("embedded").toFile().list()).hasSize(1);
  }

  @Test
  void keepsPacksOfAnotherSizeApart() throws IOException {
    Path jar = jar(FILES);
    Path cache = folder.resolve("cache");
    Path before = new Embedded("bookworm", cache, name -> inside(jar, name)).manifest();
    Map<String, String> files = new TreeMap<>(FILES);
    files.put("bookworm-01.tar.zst", "second, distilled anew");
    Path other = jar(files);
    Path after = new Embedded("bookworm", cache, name -> inside(other, name)).manifest();
    assertThat(after).isNotEqualTo(before);
    assertThat(after.resolveSibling("bookworm-01.tar.zst")).hasContent("second, distilled anew");
  }

  @Test
  void usesAFolderInPlace() throws IOException {
    Path manifest = Manifests.write(folder, HEADER, HELLO);
    Path cache = folder.resolve("cache");
    assertThat(
            new Embedded("bookworm", cache, name -> Optional.of(url(manifest.toUri()))).manifest())
        .isEqualTo(manifest);
    assertThat(cache).doesNotExist();
  }

  @Test
  void saysThatThereIsNone() {
    assertThatThrownBy(() -> new Embedded("bookworm", folder, name -> Optional.empty()).manifest())
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("no embedded corpus");
  }

  @Test
  void tellsAnItemsPackByItsId() {
    Packs packs = new Packs(folder, "bookworm", 8);
    int first = Integer.parseInt(Digests.of("bookworm/git").substring(0, 2), 16);
    assertThat(packs.of("bookworm/git"))
        .isEqualTo(folder.resolve("bookworm-%02x.tar.zst".formatted(first % 8)));
  }

  @Test
  void missesAPack() throws IOException, ManifestException {
    Corpus corpus = Corpus.open(Manifests.write(folder, HEADER, HELLO));
    for (int number : List.of(0, 1, 3)) {
      Files.writeString(folder.resolve(Packs.name("small", number)), "");
    }
    Files.writeString(folder.resolve(Packs.name("small", 2)), "");
    assertThat(Packs.beside(corpus).count()).isEqualTo(4);
    Files.delete(folder.resolve(Packs.name("small", 3)));
    assertThatThrownBy(() -> Packs.beside(corpus))
        .hasMessageEndingWith("a power of two of packs was expected, found 3: is one missing?");
  }

  private Path jar(Map<String, String> files) throws IOException {
    Path jar = Files.createTempFile(folder, "corpus", ".jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private static Optional<URL> inside(Path jar, String name) {
    return FILES.containsKey(name)
        ? Optional.of(url(URI.create("jar:" + jar.toUri() + "!/" + name)))
        : Optional.empty();
  }

  private static URL url(URI uri) {
    try {
      return uri.toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
