package debwright.cli;

import debwright.app.Wishes;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a person wants of a package; the options that say so. */
final class WishOptions {
  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The package's name; that of the app's own papers unless given.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "The package's version; that of the app's own papers unless given.")
  private Optional<String> version = Optional.empty();

  @Option(
      names = "--maintainer",
      paramLabel = "'NAME <ADDRESS>'",
      description = "Who makes the package; $DEBFULLNAME and $DEBEMAIL unless given.")
  private Optional<String> maintainer = Optional.empty();

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      description = "What the app is, in one line.")
  private Optional<String> description = Optional.empty();

  @Option(
      names = "--command",
      paramLabel = "PATH",
      description = "Which of the app's programs is the app.")
  private Optional<String> command = Optional.empty();

  @Option(
      names = "--keep-foreign",
      description = "Install what is for other architectures and systems too.")
  private boolean keepForeign;

  boolean any() {
    return keepForeign
        || name.isPresent()
        || version.isPresent()
        || maintainer.isPresent()
        || description.isPresent()
        || command.isPresent();
  }

  Wishes wishes(Console console) {
    Optional<String> person = maintainer.or(() -> ofEnvironment(console));
    return new Wishes(name, version, person, description, command, keepForeign);
  }

  // As Debian's own tools take it.
  private static Optional<String> ofEnvironment(Console console) {
    String address = console.environment().getOrDefault("DEBEMAIL", "");
    String person = console.environment().getOrDefault("DEBFULLNAME", "");
    if (address.contains("<")) {
      return Optional.of(address);
    }
    return address.isEmpty() || person.isEmpty()
        ? Optional.empty()
        : Optional.of("%s <%s>".formatted(person, address));
  }
}
