package debwright.mirror;

import debwright.archive.UnpackedText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/** The index files of suites: fetched once, and checked against the Release file. */
final class IndexFiles {
  /** The best compressed first; plain files are listed even where only packed ones are there. */
  private static final List<String> ENDS = List.of(".xz", ".zst", ".gz", ".bz2", "");

  private static final long MOST_PACKED = 1L << 30;
  private static final long MOST_UNPACKED = 8L << 30;

  private final BuildFolder folder;
  private final Set<String> used = new HashSet<>();

  IndexFiles(BuildFolder folder) {
    this.folder = folder;
  }

  /** What to do with the bytes of an index file. */
  interface Reading {
    void of(InputStream in) throws IOException, MirrorException;
  }

  /**
   * Reads an index file, whichever way it is packed.
   *
   * @param path below the suite's folder, without the ending of compression
   * @return whether the suite has it
   * @throws MirrorException when it can't be had, is not what Release says, or can't be unpacked
   */
  boolean read(Suite suite, String path, Reading reading)
      throws IOException, MirrorException, InterruptedException {
    List<String> listed =
        ENDS.stream().map(end -> path + end).filter(suite.release().files()::containsKey).toList();
    List<MirrorException> absent = new ArrayList<>();
    for (String name : listed) {
      try {
        unpack(suite, name, path, reading);
        return true;
      } catch (MirrorException e) {
        if (e.reason() != MirrorException.Reason.NOT_FOUND) {
          throw e;
        }
        absent.add(e);
      }
    }
    if (!absent.isEmpty()) {
      throw absent.get(0);
    }
    return false;
  }

  private void unpack(Suite suite, String name, String plain, Reading reading)
      throws IOException, MirrorException, InterruptedException {
    Expected expected = suite.release().file(name).orElseThrow();
    String where = suite.archive().url() + "/" + path(suite, name);
    if (expected.size() > MOST_PACKED) {
      throw MirrorException.refused(
          where, "at most %d bytes".formatted(MOST_PACKED), expected.size() + "");
    }
    Path file = fetched(suite, name, expected);
    OptionalLong size = suite.release().file(plain).stream().mapToLong(Expected::size).findFirst();
    try (InputStream in =
        UnpackedText.open(file, Math.min(MOST_UNPACKED, size.orElse(MOST_UNPACKED)))) {
      reading.of(in);
    } catch (java.nio.file.FileSystemException disk) {
      throw disk;
    } catch (IOException e) {
      throw MirrorException.refused(
          where, "a file that can be unpacked", String.valueOf(e.getMessage()));
    }
  }

  private Path fetched(Suite suite, String name, Expected expected)
      throws IOException, MirrorException, InterruptedException {
    used.add(expected.sha256());
    Path place = folder.list(expected.sha256());
    if (Files.exists(place) && sha256(place).equals(expected.sha256())) {
      return place;
    }
    Path part = folder.partial();
    try {
      fetch(suite, name, expected, part);
      BuildFolder.settle(part, place);
    } finally {
      Files.deleteIfExists(part);
    }
    return place;
  }

  // A file named by its digest stays right while the archive is updated; not all mirrors have them.
  private static void fetch(Suite suite, String name, Expected expected, Path into)
      throws IOException, MirrorException, InterruptedException {
    if (suite.release().byHash()) {
      String folder = name.substring(0, name.lastIndexOf('/') + 1);
      try {
        suite
            .archive()
            .file(path(suite, folder + "by-hash/SHA256/" + expected.sha256()), expected, into);
        return;
      } catch (MirrorException e) {
        if (e.reason() != MirrorException.Reason.NOT_FOUND) {
          throw e;
        }
      }
    }
    suite.archive().file(path(suite, name), expected, into);
  }

  private static String path(Suite suite, String name) throws MirrorException {
    if (!Offer.isInside(name)) {
      throw MirrorException.refused(suite.where(), "paths inside of the suite", "'" + name + "'");
    }
    return "dists/" + suite.name() + "/" + name;
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return DigestUtils.sha256Hex(in);
    }
  }

  /** Whether the suite lists an index file, however packed. */
  static boolean has(Suite suite, String path) {
    return ENDS.stream().anyMatch(end -> suite.release().file(path + end).isPresent());
  }

  /** Forgets the files that were not asked for since. */
  void clean() throws IOException {
    folder.keepLists(used);
  }

  static Optional<String> component(Suite suite, String component, String file) {
    return Optional.of(component + "/" + file).filter(path -> has(suite, path));
  }
}
