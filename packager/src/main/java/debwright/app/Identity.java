package debwright.app;

import java.util.Optional;
import java.util.Set;

/**
 * Who an app is, by its own papers and a person's wishes.
 *
 * @param name of the package
 * @param version of the package
 * @param names by which its program may go: of the product, the package and the file, lower case
 * @param title for people
 * @param summary one line, empty where nothing tells
 * @param homepage of the app
 * @param licence as its maker names it
 * @param author who made it
 * @param maintainer who makes the package, where known
 */
record Identity(
    String name,
    String version,
    Set<String> names,
    String title,
    Optional<String> summary,
    Optional<String> homepage,
    Optional<String> licence,
    Optional<Person> author,
    Optional<String> maintainer) {
  Identity {
    names = Set.copyOf(names);
  }
}
