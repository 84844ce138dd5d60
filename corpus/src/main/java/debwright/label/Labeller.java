package debwright.label;

import debwright.source.Command;
import debwright.source.Command.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Asks the real dpkg-shlibdeps about whole packages, in a root.
 *
 * <pre>{@code
 * Root root = Root.make(folder, suite, Optional.empty(), libraries, Progress.silent());
 * Answer answer = new Labeller(root, Tool.OWN).ask(Path.of("git_2.39.2-1.1_amd64.deb"));
 * }</pre>
 *
 * <p>The package is unpacked, control files too, to {@code debian/NAME}; the command is {@code
 * dpkg-shlibdeps -O --ignore-missing-info -Sdebian/NAME OBJECT...}, and once more with {@code -l}
 * for the package's own library folders when that fails.
 */
public final class Labeller {
  private static final String VARIABLE = "shlibs:Depends=";
  // Hashes in Perl come in a random order unless told otherwise.
  private static final List<String> ENVIRONMENT = List.of("LC_ALL=C", "PERL_HASH_SEED=0");

  // The tool is a script of Perl's, and in a root of another architecture no shell runs.
  private static final String IN_FOLDER =
      "chdir(shift(@ARGV)) or die $!; exec(qw(perl -S dpkg-shlibdeps), @ARGV) or die $!";

  // chroot(1) says so.
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;

  private final Root root;
  private final Tool tool;

  public Labeller(Root root, Tool tool) {
    this.root = root;
    this.tool = tool;
  }

  /**
   * Asks about one package.
   *
   * @throws LabelException when it can't be unpacked; dpkg-shlibdeps' own failure is an answer
   */
  public Answer ask(Path deb) throws IOException, LabelException {
    DebFile asked = DebFile.of(deb.toAbsolutePath());
    Path here = root.folder().resolve("s").resolve(asked.name());
    Steps.delete(here);
    try {
      Files.createDirectories(here.resolve("debian"));
      return ask(asked, here);
    } finally {
      Steps.delete(here);
    }
  }

  private Answer ask(DebFile asked, Path here) throws IOException, LabelException {
    Path tree = here.resolve("debian").resolve(asked.name());
    Steps.run(Command.of("dpkg-deb", "-R", asked.deb().toString(), tree.toString()));
    Files.writeString(here.resolve("debian/control"), control(asked));
    Objects objects = Objects.in(tree);
    if (objects.files().isEmpty()) {
      return new Answer(asked.name(), asked.version(), OptionalInt.empty(), 0, "", 0);
    }
    Result result = shlibdeps(asked, List.of(), objects);
    if (!result.ok()) {
      result = shlibdeps(asked, ownFolders(asked, objects), objects);
    }
    return answer(asked, objects, result);
  }

  private static String control(DebFile asked) {
    return """
        Source: %s
        Maintainer: Nobody <nobody@example.org>

        Package: %s
        Architecture: any
        Description: the package that is asked about
        """
        .formatted(asked.source(), asked.name());
  }

  private static List<String> ownFolders(DebFile asked, Objects objects) {
    return objects.folders().stream()
        .map(folder -> "-l/s/%s/debian/%s/%s".formatted(asked.name(), asked.name(), folder))
        .toList();
  }

  private Result shlibdeps(DebFile asked, List<String> more, Objects objects)
      throws IOException, LabelException {
    List<String> words = new ArrayList<>(List.of("env", "-i"));
    words.addAll(tool.environment());
    words.addAll(ENVIRONMENT);
    words.addAll(List.of("chroot", root.folder().toString(), "perl", "-e", IN_FOLDER));
    words.add("/s/" + asked.name());
    words.addAll(List.of("-O", "--ignore-missing-info", "-Sdebian/" + asked.name()));
    words.addAll(more);
    objects.files().forEach(file -> words.add("debian/" + asked.name() + "/" + file));
    Result result = Command.of().with(words).run();
    if (result.status() == NOT_EXECUTABLE || result.status() == NOT_FOUND) {
      throw new LabelException(
          "%s: its programs can't be run: %s".formatted(root.folder(), result.err().strip()),
          "is the root whole, and of this machine's architecture?");
    }
    return result;
  }

  private static Answer answer(DebFile asked, Objects objects, Result result) {
    String depends =
        result
            .out()
            .lines()
            .filter(line -> line.startsWith(VARIABLE))
            .findFirst()
            .map(line -> line.substring(VARIABLE.length()))
            .orElse("");
    int warnings = result.err().split("warning:", -1).length - 1;
    return new Answer(
        asked.name(),
        asked.version(),
        OptionalInt.of(result.status()),
        objects.files().size(),
        depends,
        warnings);
  }
}
