package debwright.spark;

import debwright.run.FolderRemoval;
import debwright.trunk.CacheEviction;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What an executor was given, a folder for each {@link Listing}, named by its digest. Executors of
 * one machine share it, and nothing in it is believed: it is compared with its listing at each use.
 */
final class FileStore {
  private static final int KEPT = 50_000;
  private static final Duration UNUSED = Duration.ofDays(7);

  private final Path root;
  private final Source source;

  /** Where the bytes are had from. */
  interface Source {
    /**
     * Those of all files of a listing, one after the other.
     *
     * @param digest of the listing
     */
    InputStream open(String digest) throws IOException;
  }

  FileStore(Path root, Source source) {
    this.root = root;
    this.source = source;
  }

  /** A store whose folder is there and is small. */
  static FileStore open(Path root, Source source) throws IOException {
    Files.createDirectories(root);
    new CacheEviction(root, KEPT, UNUSED).run();
    return new FileStore(root, source);
  }

  /**
   * The folder with these files, fetched if need be.
   *
   * @throws IOException they cannot be had, or are others than listed
   */
  Path provide(Listing listing) throws IOException {
    Path folder = root.resolve(listing.digest());
    if (!isWhole(folder, listing)) {
      Path fresh = root.resolve("." + UUID.randomUUID());
      try {
        fetch(listing, fresh);
        put(fresh, folder, listing);
      } finally {
        FolderRemoval.remove(fresh);
      }
    }
    CacheEviction.touch(folder);
    return folder;
  }

  private static boolean isWhole(Path folder, Listing listing) throws IOException {
    return Files.isDirectory(folder) && Listing.of(folder).equals(listing);
  }

  private void fetch(Listing listing, Path fresh) throws IOException {
    Files.createDirectories(fresh);
    if (listing.entries().isEmpty()) {
      return;
    }
    try (InputStream in = source.open(listing.digest())) {
      for (Listing.Entry entry : listing.entries()) {
        make(entry, in, inside(fresh, entry.path()));
      }
    }
  }

  private static Path inside(Path folder, String path) throws IOException {
    Path place = folder.resolve(path).normalize();
    if (!place.startsWith(folder) || place.equals(folder)) {
      throw new FileSystemException(path, null, "it leads out of its folder");
    }
    return place;
  }

  private static void make(Listing.Entry entry, InputStream in, Path place) throws IOException {
    Files.createDirectories(place.resolveSibling(""));
    if (entry.isLink()) {
      Files.createSymbolicLink(place, entry.target());
      return;
    }
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(place), digest)) {
      copy(in, out, entry);
    }
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(entry.content())) {
      throw new IOException(
          "%s came with other bytes than listed: expected sha256 %s, found %s"
              .formatted(entry.path(), entry.content(), found));
    }
    if (entry.executable()) {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(place);
      mode.add(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(place, mode);
    }
  }

  private static void copy(InputStream in, OutputStream out, Listing.Entry entry)
      throws IOException {
    byte[] chunk = new byte[1 << 16];
    for (long left = entry.size(); left > 0; ) {
      int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
      if (read < 0) {
        throw new EOFException(
            "%s: expected %d bytes more, found the end".formatted(entry.path(), left));
      }
      out.write(chunk, 0, read);
      left -= read;
    }
  }

  /** Another executor may have put it there meanwhile; one that is damaged gives way. */
  private static void put(Path fresh, Path folder, Listing listing) throws IOException {
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!isWhole(folder, listing)) {
        FolderRemoval.remove(folder);
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }
}
