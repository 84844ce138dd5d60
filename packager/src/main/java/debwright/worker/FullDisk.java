package debwright.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a full disk from other trouble with files. */
final class FullDisk {
  /** Less than any app's objects take. */
  private static final long LEAST = 1 << 16;

  private FullDisk() {}

  /** Whether the disk of temporary files is full; words differ from language to language. */
  static boolean caused(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("No space left on device")
        || isFull(Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
  }

  private static boolean isFull(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() < LEAST;
    } catch (IOException e) {
      return false;
    }
  }
}
