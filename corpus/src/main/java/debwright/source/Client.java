package debwright.source;

import debwright.corpus.Location;
import debwright.corpus.Source;
import debwright.source.FetchException.Reason;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A registry's own client: it knows from the user's configuration where the registry is. */
enum Client {
  NPM(Source.NPM, "npm", "tgz", "\\bE404\\b|\\bETARGET\\b"),
  MAVEN(Source.MAVEN, "mvn", "jar", "Could not find artifact|was not found in");

  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy";
  private static final Pattern COMPLAINT = Pattern.compile("\\[ERROR\\].*|npm (?:error|ERR!) .*");
  private static final Pattern NO_MESSAGE =
      Pattern.compile("npm (?:error|ERR!) (?:code|syscall|errno) .*");

  private final Source source;
  private final String program;
  private final String extension;
  private final Pattern missing;

  Client(Source source, String program, String extension, String missing) {
    this.source = source;
    this.program = program;
    this.extension = extension;
    this.missing = Pattern.compile(missing);
  }

  static Optional<Client> of(Source source) {
    return Arrays.stream(values()).filter(client -> client.source == source).findFirst();
  }

  /** What it is called on the path. */
  String program() {
    return program;
  }

  /** What the files of its registry are called. */
  String extension() {
    return extension;
  }

  /** What it is told, to put a file into the folder that it runs in. Nothing of it is run. */
  List<String> words(Location location, Path folder) {
    return switch (this) {
      case NPM -> List.of("pack", "--loglevel=error", "--ignore-scripts", "--", location.text());
      case MAVEN ->
          List.of(
              "-B",
              "-q",
              COPY,
              "-Dartifact=" + artifact(location),
              "-DoutputDirectory=" + folder,
              "-Dmdep.useBaseVersion=true");
    };
  }

  /** The plugin wants the type before the classifier. */
  private static String artifact(Location location) {
    if (location instanceof Location.Maven maven) {
      return String.join(":", maven.group(), maven.artifact(), maven.version(), "jar")
          + maven.classifier().map(classifier -> ":" + classifier).orElse("");
    }
    throw new IllegalArgumentException("no artifact of Maven: " + location.text());
  }

  /** Why it brought nothing. */
  FetchException failure(Location location, Command.Result result) {
    String said = result.out() + "\n" + result.err();
    if (missing.matcher(said).find()) {
      return new FetchException(
          Reason.MISSING_VERSION, "%s has no %s".formatted(program, location.text()));
    }
    return new FetchException(
        Reason.NETWORK,
        "%s: %s did not fetch it: %s".formatted(location.text(), program, complaint(result, said)));
  }

  private static String complaint(Command.Result result, String said) {
    return said.lines()
        .filter(line -> COMPLAINT.matcher(line).matches() && !NO_MESSAGE.matcher(line).matches())
        .findFirst()
        .orElseGet(result::complaint);
  }
}
