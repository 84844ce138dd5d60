package debwright.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Copies of a manifest and its packs in a folder that is named by the manifest's bytes and the
 * packs' sizes. That much is checked at each use; the bytes of packs are where items are read.
 */
final class CopiedFiles {
  private final Map<String, URL> files;

  /**
   * Of these files.
   *
   * @param files by their names; what is no pack is small
   */
  CopiedFiles(Map<String, URL> files) {
    this.files = new TreeMap<>(files);
  }

  /** The folder of the copies, below that one; what is missing or cut short there is copied. */
  Path in(Path parent) throws IOException {
    Map<String, String> marks = marks(files);
    Path folder = parent.resolve(Digests.of(marks.toString()));
    Map<String, String> found = marks(copied(folder));
    Map<String, URL> absent = new TreeMap<>(files);
    absent.keySet().removeIf(name -> Objects.equals(found.get(name), marks.get(name)));
    if (!absent.isEmpty()) {
      Files.createDirectories(parent);
      copy(absent, Files.createTempDirectory(parent, ".fresh"), folder);
    }
    return folder;
  }

  private static Map<String, String> marks(Map<String, URL> files) throws IOException {
    Map<String, String> marks = new TreeMap<>();
    for (Map.Entry<String, URL> file : files.entrySet()) {
      marks.put(file.getKey(), mark(file.getKey(), file.getValue()));
    }
    return marks;
  }

  private Map<String, URL> copied(Path folder) throws IOException {
    Map<String, URL> copied = new TreeMap<>();
    for (String name : files.keySet()) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        copied.put(name, file.toUri().toURL());
      }
    }
    return copied;
  }

  private static String mark(String name, URL file) throws IOException {
    URLConnection connection = file.openConnection();
    try (InputStream in = connection.getInputStream()) {
      if (name.endsWith(Corpus.EXTENSION)) {
        return Digests.ofNext(in, Long.MAX_VALUE);
      }
      long size = connection.getContentLengthLong();
      return Long.toString(size < 0 ? in.transferTo(OutputStream.nullOutputStream()) : size);
    }
  }

  private static void copy(Map<String, URL> absent, Path fresh, Path folder) throws IOException {
    try {
      for (Map.Entry<String, URL> file : absent.entrySet()) {
        try (InputStream in = file.getValue().openStream()) {
          Files.copy(in, fresh.resolve(file.getKey()));
        }
      }
      put(fresh, folder);
    } finally {
      discard(fresh);
    }
  }

  private static void put(Path fresh, Path folder) throws IOException {
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      replaceEach(fresh, folder);
    }
  }

  /** Into a folder that lacked them, or that another process made with the same bytes meanwhile. */
  private static void replaceEach(Path fresh, Path folder) throws IOException {
    for (Path file : list(fresh)) {
      Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void discard(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      for (Path file : list(folder)) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
