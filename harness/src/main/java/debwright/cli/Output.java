package debwright.cli;

import debwright.result.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a command's data goes: standard output, or the file named by {@code -o}. */
final class Output {
  private final Console console;
  private final Optional<Path> path;

  Output(Console console, Optional<Path> path) {
    this.console = console;
    this.path = path;
  }

  /**
   * Writes it whole or not at all.
   *
   * @param name the file's name where the path is a folder
   */
  void write(String name, String text) throws IOException {
    if (path.isEmpty()) {
      console.out().print(text);
      return;
    }
    Path file = Files.isDirectory(path.get()) ? path.get().resolve(name) : path.get();
    AtomicFile.write(file, text);
    console.say("wrote " + file);
  }

  boolean isFile() {
    return path.isPresent();
  }
}
