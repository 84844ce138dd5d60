package debwright.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A text file that is replaced in one step: a reader sees the old one or the new one. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes it in UTF-8; its folder is made where there is none. */
  public static void write(Path file, String text) throws IOException {
    Path place = file.toAbsolutePath();
    Path fresh =
        place.resolveSibling("." + place.getFileName() + "." + ProcessHandle.current().pid());
    Files.createDirectories(fresh.getParent());
    try {
      Files.writeString(fresh, text);
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
