package debwright.result;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there whole or not at all: written beside its place, then renamed. A link is
 * followed, and a device or pipe is written to as it is.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Something that writes text. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Writer out) throws IOException;
  }

  /** Writes text as UTF-8. */
  public static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text));
  }

  /** Writes whatever the content writes, as UTF-8; makes the folder if need be. */
  public static void write(Path file, Content content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      try (Writer out = open(target)) {
        content.writeTo(out);
      }
      return;
    }
    Path part = target.resolveSibling("." + target.getFileName() + "." + pid() + ".part");
    Files.createDirectories(part.resolveSibling("."));
    try {
      try (Writer out = open(part)) {
        content.writeTo(out);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  // Not Files.newBufferedWriter: half a surrogate pair in someone's text must not end the report.
  private static Writer open(Path file) throws IOException {
    OutputStream bytes = Files.newOutputStream(file);
    return new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }
}
