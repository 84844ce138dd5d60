package debwright.builtin;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Files that come with the program. Classes start faster from jars, but a file in a jar cannot be
 * mapped, and to look for it there opens every jar; so the launcher also names the folders that the
 * jars were made of.
 */
public final class BuiltIn {
  /** The system property that lists the folders, with colons between. */
  public static final String FOLDERS = "debwright.folders";

  private BuiltIn() {}

  /**
   * The file where it lies in one of the folders.
   *
   * @param beside a class of the package that it belongs to
   * @param name without folders
   */
  public static Optional<Path> file(Class<?> beside, String name) {
    String inFolder = beside.getPackageName().replace('.', '/') + "/" + name;
    StringTokenizer folders = new StringTokenizer(System.getProperty(FOLDERS, ""), ":");
    while (folders.hasMoreTokens()) {
      Path file = Path.of(folders.nextToken(), inFolder);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** The same, or else what the class path has. */
  public static Optional<URL> url(Class<?> beside, String name) {
    return file(beside, name).map(BuiltIn::url).or(() -> resource(beside, name));
  }

  private static Optional<URL> resource(Class<?> beside, String name) {
    return Optional.ofNullable(beside.getResource(name));
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("every Java knows file URLs", e);
    }
  }
}
