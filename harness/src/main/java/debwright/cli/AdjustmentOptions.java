package debwright.cli;

import debwright.debian.BuildDependencies;
import debwright.debian.DebianSyntaxException;
import debwright.debian.ShlibsFile;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.policy.Pins;
import debwright.policy.PolicyException;
import debwright.policy.PolicyFile;
import debwright.resolve.Adjustments;
import debwright.resolve.Architecture;
import debwright.resolve.PackageType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a user knows better than the archive's metadata; the options of dpkg-shlibdeps for it. */
final class AdjustmentOptions {
  /** Far more than any such file has. */
  private static final long MOST_BYTES = 16 << 20;

  private static final String BUILD_DEPENDS_HINT =
      "give a debian/control, or the value of its field such as 'debhelper, libfoo-dev (>= 1.2)'";

  @Option(
      names = {"-x", "--exclude"},
      paramLabel = "NAME",
      description =
          "Leave a package out of the dependencies, as dpkg-shlibdeps -x does: names that go on after NAME with a sign, such as NAME-dev, too; may be given several times.")
  private List<String> excluded = new ArrayList<>();

  @Option(
      names = "--shlibs-local",
      paramLabel = "FILE",
      description =
          "A shlibs file whose lines come before all metadata of the archive, such as debian/shlibs.local.")
  private Optional<Path> shlibsLocal = Optional.empty();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Type of the package that is made: deb (default) or udeb.")
  private PackageType type = PackageType.DEB;

  @Option(
      names = "--build-depends",
      paramLabel = "FILE|TEXT",
      description =
          "A debian/control, or the value of Build-Depends: versions that it asks of development packages raise those of their libraries.")
  private Optional<String> buildDepends = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "Which package to take a library from where several ship it: lines 'SONAME PACKAGE [RELEASE]'. It wins over all that ranks packages.")
  private Optional<Path> policy = Optional.empty();

  /** What the policy file pins on the release of an index, if one is named. */
  Pins pins(ArchiveIndex index) throws Failure, IOException, IndexException, PolicyException {
    return policy.isEmpty()
        ? Pins.NONE
        : PolicyFile.parse(policy.get().toString(), text(policy.get())).on(index);
  }

  /**
   * As the options say.
   *
   * @param console is told of lines that can't be read
   */
  Adjustments read(Architecture architecture, Console console) throws Failure, IOException {
    if (excluded.stream().anyMatch(String::isBlank)) {
      throw Failure.input("--exclude has no name", "such as --exclude libfoo1");
    }
    return new Adjustments(local(console), type, excluded, built(architecture));
  }

  private ShlibsFile local(Console console) throws Failure, IOException {
    if (shlibsLocal.isEmpty()) {
      return Adjustments.NONE.shlibsLocal();
    }
    ShlibsFile file = ShlibsFile.parse(text(shlibsLocal.get()));
    if (file.oddLines() > 0) {
      console.say(
          "warning: %s: lines that are none of a shlibs file, passed over: %d"
              .formatted(shlibsLocal.get(), file.oddLines()));
    }
    return file;
  }

  private BuildDependencies built(Architecture architecture) throws Failure, IOException {
    if (buildDepends.isEmpty()) {
      return BuildDependencies.NONE;
    }
    Optional<Path> file = file(buildDepends.get());
    try {
      return file.isPresent()
          ? BuildDependencies.ofControl(text(file.get()), architecture.code())
          : written(buildDepends.get(), architecture);
    } catch (DebianSyntaxException e) {
      String where = file.map(Path::toString).orElse("--build-depends");
      throw Failure.input(where + ": " + e.getMessage(), BUILD_DEPENDS_HINT).causedBy(e);
    }
  }

  // One word asks for no version, so it can only have been meant as a file.
  private static BuildDependencies written(String text, Architecture architecture)
      throws Failure, DebianSyntaxException {
    if (text.isBlank() || text.strip().matches("[^\\s(,|]+")) {
      throw Failure.input("no such file: " + text, BUILD_DEPENDS_HINT);
    }
    return BuildDependencies.parse(text, architecture.code());
  }

  private static Optional<Path> file(String name) {
    try {
      return Optional.of(Path.of(name)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String text(Path file) throws Failure, IOException {
    if (!Files.isRegularFile(file)) {
      throw Failure.input(
          (Files.exists(file) ? "not a file: " : "no such file: ") + file, "see its spelling");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw Failure.input(
          "%s has %d bytes, more than %d".formatted(file, Files.size(file), MOST_BYTES),
          "see whether it is the file that you mean");
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
