package debwright.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What commands wrote, kept by what it is: {@code SHA256.txt}.
 *
 * @param folder of a clone, which others are not given
 */
public record Logs(Path folder) {
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

  /** Those of a clone. */
  public static Logs of(Path gitFolder) {
    return new Logs(gitFolder.resolve("debwright").resolve("logs"));
  }

  /**
   * Keeps a copy of a file.
   *
   * @return its name, 64 hex digits
   */
  public String keep(Path log) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "log", ".part");
    try {
      Files.copy(log, part, StandardCopyOption.REPLACE_EXISTING);
      String name = new DigestUtils("SHA-256").digestAsHex(part);
      Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE);
      return name;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** The log of that name, or empty where it is none or was written in another clone. */
  public Optional<Path> find(String name) {
    return Optional.of(name)
        .filter(each -> NAME.matcher(each).matches())
        .map(this::file)
        .filter(Files::isRegularFile);
  }

  private Path file(String name) {
    return folder.resolve(name + ".txt");
  }
}
