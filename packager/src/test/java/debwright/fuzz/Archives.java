package debwright.fuzz;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Keep;
import debwright.archive.Limits;
import debwright.debian.DebianSyntaxException;
import debwright.debian.LibraryName;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.PackageReading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Reads apps, packages and indexes from files. */
final class Archives {
  private static final Limits LIMITS =
      new Limits(1000, 4 << 20, 1 << 20, 250, 1000, 50, 1000, 1 << 20);
  private static final String NAME = "libv.so.1";

  private Archives() {}

  static Optional<String> app(byte[] input) throws IOException {
    Path file = Scratch.file("app", TarSums.mended(input));
    Keep keep = input.length % 2 == 0 ? Keep.EVERYTHING : Keep.OBJECTS;
    try (AppTree tree = AppTree.open(file, LIMITS, keep)) {
      for (AppEntry entry : tree.entries()) {
        touch(tree, entry);
      }
      return Optional.empty();
    } catch (ArchiveException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static void touch(AppTree tree, AppEntry entry) throws IOException {
    tree.resolve(entry.path());
    if (entry.elf()) {
      ByteBuffer start = tree.content(entry).read(0, 4);
      if (start.getInt() != 0x7f454c46) {
        throw new AssertionError("an ELF file without its magic: " + entry);
      }
      tree.lacksExecuteBit(entry);
    }
  }

  static Optional<String> deb(byte[] input) throws IOException {
    try {
      PackageReading.read(Scratch.file("a.deb", TarSums.mended(input)), LIMITS);
      return Optional.empty();
    } catch (ArchiveException | DebianSyntaxException e) {
      return Optional.of(e.getMessage());
    }
  }

  static Optional<String> index(byte[] input) throws IOException {
    try {
      ask(ArchiveIndex.open(Scratch.file("an.index", input)));
      return Optional.empty();
    } catch (IndexException e) {
      return Optional.of(e.getMessage().replace(Scratch.folder().toString(), ""));
    }
  }

  private static void ask(ArchiveIndex index) throws IndexException {
    for (String folder : Arrays.asList("/usr/lib/", "/usr/lib/x86_64-linux-gnu/")) {
      index.librariesAt(folder + NAME);
      index.alternatives(folder + NAME);
    }
    index.libraries(NAME);
    index.alternativesNamed(NAME);
    index.symbols(NAME, "libv1").ifPresent(symbols -> symbols.find("f", "V_1"));
    index
        .symbols(NAME, "libv1")
        .ifPresent(symbols -> symbols.versions().forEach(version -> symbols.find("f", version)));
    index.shlibs(new LibraryName("libv", "1"), "libv1");
    index.findPackage("libv1");
  }
}
