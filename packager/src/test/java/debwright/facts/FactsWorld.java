package debwright.facts;

import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.Release;
import debwright.resolve.Architecture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A folder of a few made-up facts, for tests. */
final class FactsWorld {
  static final String LIBRARIES = "library,package,confidence,source,kind\n";
  static final String PACKAGES = "package,arch,version,section,source,provides\n";
  static final String SHLIBS = "package,library,so_version,dependency,type\n";
  static final String ALTERNATIVES = "link,target,package,priority,confidence,source\n";
  static final String ABOUT =
      """
      fact,value
      release,ubuntu:24.04
      architecture,amd64
      date,2024-04-25
      origin,"here, there"
      """;

  private final Path folder;

  FactsWorld(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    put("about.csv", ABOUT);
    put("libraries.csv", LIBRARIES + "libz.so.1,zlib1g,exact,a list,versioned\n");
  }

  FactsWorld put(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return this;
  }

  FactsWorld libraries(String... rows) throws IOException {
    return put("libraries.csv", LIBRARIES + String.join("\n", rows) + "\n");
  }

  /** Symbols files, each a package and its text. */
  FactsWorld symbols(String... packagesAndTexts) throws IOException {
    Path file = folder.resolve("symbols.tar.gz");
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      for (int i = 0; i < packagesAndTexts.length; i += 2) {
        byte[] bytes = packagesAndTexts[i + 1].getBytes(StandardCharsets.ISO_8859_1);
        TarArchiveEntry entry = new TarArchiveEntry(packagesAndTexts[i]);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    }
    return this;
  }

  Path folder() {
    return folder;
  }

  Path build() throws IOException, FactsException {
    Path file = folder.resolve("out.index");
    new FactsIndexBuilder(new Release("ubuntu:24.04"), Architecture.AMD64, Optional.empty())
        .build(folder, file);
    return file;
  }

  ArchiveIndex index() throws IOException, FactsException, IndexException {
    return ArchiveIndex.open(build());
  }
}
