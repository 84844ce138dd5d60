package debwright.mirror;

import debwright.archive.ArchiveException;
import debwright.archive.DebHead;
import debwright.archive.Limits;
import debwright.debian.DebianSyntaxException;
import debwright.index.LibraryEntry;
import debwright.index.PackageControl;
import debwright.index.PackageReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fetches one package: its head, or all of it.
 *
 * @param folder for whole packages while they are read
 * @param full whether whole packages are read
 */
record PackageFetch(BuildFolder folder, boolean full) {

  /**
   * Fetches what the index takes of a package.
   *
   * @throws MirrorException when it can't be had, or is another than the archive's lists say
   * @throws ArchiveException when it is no package
   */
  Fetched fetch(Choice choice)
      throws IOException,
          ArchiveException,
          DebianSyntaxException,
          MirrorException,
          InterruptedException {
    Fetched fetched = full ? whole(choice) : head(choice);
    check(choice, control(choice, fetched));
    return fetched;
  }

  /** The control files in what was fetched. */
  static PackageControl control(Choice choice, Fetched fetched)
      throws IOException, ArchiveException, DebianSyntaxException {
    return PackageControl.of(
        DebHead.control(fetched.head(), choice.offer().exactly(), Limits.DEFAULT));
  }

  private static Fetched head(Choice choice)
      throws IOException, ArchiveException, MirrorException, InterruptedException {
    String name = choice.offer().exactly();
    byte[] head =
        choice.suite().archive().head(choice.offer().path(), first -> DebHead.needed(first, name));
    return new Fetched(trimmed(head, name), Optional.empty());
  }

  private Fetched whole(Choice choice)
      throws IOException,
          ArchiveException,
          DebianSyntaxException,
          MirrorException,
          InterruptedException {
    Path file = folder.partial();
    try {
      choice.suite().archive().file(choice.offer().path(), choice.offer().expected(), file);
      List<LibraryEntry> libraries = PackageReader.read(file, Limits.DEFAULT).libraries();
      return new Fetched(headOf(file, choice.offer().exactly()), Optional.of(libraries));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static byte[] headOf(Path file, String name) throws IOException, ArchiveException {
    try (InputStream in = Files.newInputStream(file)) {
      return trimmed(Head.read(new byte[0], in, first -> DebHead.needed(first, name)), name);
    }
  }

  private static byte[] trimmed(byte[] head, String name) throws IOException, ArchiveException {
    return Arrays.copyOf(head, Math.min(head.length, DebHead.needed(head, name)));
  }

  private static void check(Choice choice, PackageControl control) throws MirrorException {
    Offer offer = choice.offer();
    String expected = "%s %s %s".formatted(offer.name(), offer.version(), offer.architecture());
    String found = "%s %s %s".formatted(control.name(), control.version(), control.architecture());
    if (!found.equals(expected)) {
      throw MirrorException.refused(
          choice.suite().archive().url() + "/" + offer.path(), expected, found);
    }
  }
}
