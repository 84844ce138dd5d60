package debwright.label;

import debwright.source.Command;
import debwright.source.Command.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A package's files in a root where a build of the package would have them, which is what
 * dpkg-shlibdeps expects: {@code FOLDER/debian/NAME}.
 *
 * <pre>{@code
 * BuildTree build = BuildTree.make(root, folder, "git");
 * unpackTo(build.files());
 * Said said = build.ask(Tool.OWN);
 * build.delete();
 * }</pre>
 *
 * <p>The command is {@code dpkg-shlibdeps -O --ignore-missing-info -Sdebian/NAME OBJECT...}, and
 * once more with {@code -l} for the package's own library folders when that fails.
 */
public final class BuildTree {
  // Hashes in Perl come in a random order unless told otherwise.
  private static final List<String> ENVIRONMENT = List.of("LC_ALL=C", "PERL_HASH_SEED=0");

  // The tool is a script of Perl's, and in a root of another architecture no shell runs.
  private static final String IN_FOLDER =
      "chdir(shift(@ARGV)) or die $!; exec(qw(perl -S dpkg-shlibdeps), @ARGV) or die $!";

  // env(1) and chroot(1) say so.
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;

  private final Root root;
  private final Path folder;
  private final String name;

  private BuildTree(Root root, Path folder, String name) {
    this.root = root;
    this.folder = folder;
    this.name = name;
  }

  /**
   * Makes the folder anew, without the files.
   *
   * @param folder in the root; what is in it is lost
   * @param name a package's name
   */
  public static BuildTree make(Root root, Path folder, String name) throws IOException {
    Steps.delete(folder);
    Files.createDirectories(folder.resolve("debian"));
    BuildTree build = new BuildTree(root, folder, name);
    build.writeControl(name);
    return build;
  }

  void writeControl(String source) throws IOException {
    Files.writeString(
        folder.resolve("debian/control"),
        """
        Source: %s
        Maintainer: Nobody <nobody@example.org>

        Package: %s
        Architecture: any
        Description: the package that is asked about
        """
            .formatted(source, name));
  }

  /** Where the package's files belong, control files in {@code DEBIAN}; not there at first. */
  public Path files() {
    return folder.resolve("debian").resolve(name);
  }

  /**
   * Asks about all objects.
   *
   * @throws LabelException when the tool can't be started; its own failure is an answer
   */
  public Said ask(Tool tool) throws IOException, LabelException {
    Objects objects = Objects.in(files());
    if (objects.files().isEmpty()) {
      return Said.NOTHING;
    }
    Result result = run(tool, List.of(), objects);
    if (!result.ok()) {
      result = run(tool, ownFolders(objects), objects);
    }
    return Said.of(result, objects.files().size());
  }

  private List<String> ownFolders(Objects objects) {
    return objects.folders().stream()
        .map(each -> "-l" + root.inside(files().resolve(each)))
        .toList();
  }

  private Result run(Tool tool, List<String> more, Objects objects)
      throws IOException, LabelException {
    List<String> words = new ArrayList<>(List.of("env", "-i"));
    words.addAll(tool.environment());
    words.addAll(ENVIRONMENT);
    words.addAll(root.entry());
    words.addAll(List.of("perl", "-e", IN_FOLDER, root.inside(folder)));
    words.addAll(List.of("-O", "--ignore-missing-info", "-Sdebian/" + name));
    words.addAll(more);
    objects.files().forEach(file -> words.add("debian/" + name + "/" + file));
    Result result = Command.of().with(words).run();
    if (result.status() == NOT_EXECUTABLE || result.status() == NOT_FOUND) {
      throw new LabelException(
          "%s: its programs can't be run: %s".formatted(root.folder(), result.err().strip()),
          "is the root whole, and of this machine's architecture?");
    }
    return result;
  }

  /** Removes the folder and all that is in it. */
  public void delete() throws IOException {
    Steps.delete(folder);
  }
}
