package debwright.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of this process for readers that take a file. */
final class Scratch {
  private static final Path FOLDER = create();

  private Scratch() {}

  static Path folder() {
    return FOLDER;
  }

  static Path file(String name, byte[] bytes) throws IOException {
    return Files.write(FOLDER.resolve(name), bytes);
  }

  private static Path create() {
    try {
      Path folder = Files.createTempDirectory("debwright-fuzz-");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
