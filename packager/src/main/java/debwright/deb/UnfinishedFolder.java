package debwright.deb;

import debwright.elf.ByteSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * A folder on its way: it has a hidden name until it is whole, and goes when it is closed before.
 */
final class UnfinishedFolder implements Closeable {
  private static final int STEP = 1 << 18;

  private final Path target;
  private final Path hidden;
  private boolean finished;

  UnfinishedFolder(Path target) throws IOException {
    this.target = target;
    Path parent = target.toAbsolutePath().resolveSibling("");
    hidden = Files.createTempDirectory(parent, "." + target.getFileName() + ".");
    Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Adds a file; its folders are made. */
  void put(String name, ByteSource content) throws IOException {
    try (OutputStream out = Files.newOutputStream(place(name))) {
      for (long at = 0; at < content.size(); at += STEP) {
        byte[] bytes = new byte[(int) Math.min(STEP, content.size() - at)];
        content.read(at, bytes.length).get(bytes);
        out.write(bytes);
      }
    }
  }

  void put(String name, String text) throws IOException {
    Files.writeString(place(name), text);
  }

  void executable(String name, String text) throws IOException {
    put(name, text);
    Files.setPosixFilePermissions(
        hidden.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path place(String name) throws IOException {
    Path file = hidden.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return file;
  }

  Path finish() throws IOException {
    Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
    finished = true;
    return target;
  }

  @Override
  public void close() throws IOException {
    if (!finished) {
      Files.walkFileTree(hidden, new Deleting());
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
