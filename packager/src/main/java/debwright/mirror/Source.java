package debwright.mirror;

import java.nio.file.Path;
import java.util.List;

/**
 * An archive to read, as a person or the system's apt names it.
 *
 * @param url of it, or a folder
 * @param suites that are taken as far as it has them
 * @param components such as {@code main}
 * @param keyrings one of whose keys must have signed it; the archives' own are tried where it names
 *     none
 */
public record Source(
    String url, List<String> suites, List<String> components, List<Path> keyrings) {
  public Source {
    suites = List.copyOf(suites);
    components = List.copyOf(components);
    keyrings = List.copyOf(keyrings);
  }

  /** The suites of a release: itself, its updates and its security updates. */
  public static List<String> suites(String codeName) {
    return List.of(codeName, codeName + "-updates", codeName + "-security");
  }
}
