package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user knows better, on an object that every machine with a JDK has. */
final class AdjustmentOptionsTest {
  private static final String CONTROL =
      """
      Source: app
      Build-Depends: debhelper-compat (= 13),
      # the newest there is
       libasound2-dev (>= 1:9.1) <!cross>,
       libasound2-dev (>= 1:9.9) [!amd64]
      Build-Depends-Arch: libasound2-dev (>= 1:9.0)

      Package: app
      Architecture: any
      """;

  @TempDir private Path folder = Path.of("");
  private Shell shell = Shell.piped();
  private final Path java = Path.of(System.getProperty("java.home", ""));
  private String library = java.resolve("lib/libjli.so").toString();

  @BeforeEach
  void newShell() {
    assumeTrue("amd64".equals(System.getProperty("os.arch")), "the built-in index is for amd64");
    shell = Shell.piped(folder);
  }

  private int deps(String... options) {
    List<String> words = new ArrayList<>(List.of("deps", library, "--format", "substvars"));
    words.addAll(List.of(options));
    return shell.run(words.toArray(new String[0]));
  }

  /** Plays sound, by a library whose symbols file names its development package. */
  private void takeLibraryForSound() {
    Path sound = java.resolve("lib/libjsound.so");
    assumeTrue(Files.exists(sound), "a JDK without sound");
    library = sound.toString();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void leavesPackagesOut() {
    assertThat(deps("-x", "libc6", "--exclude", "zlib1g")).as(shell.err()).isZero();
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void takesLocalLinesBeforeTheArchives() throws IOException {
    String local = file("shlibs.local", "# ours\n\nlibc 6 our-libc (>= 1)\nodd\n");
    assertThat(deps("--shlibs-local", local)).as(shell.err()).isZero();
    assertThat(shell.out()).startsWith("shlibs:Depends=our-libc (>= 1)").doesNotContain("libc6");
    assertThat(shell.err())
        .isEqualTo(
            "warning: %s: lines that are none of a shlibs file, passed over: 1\n".formatted(local));
  }

  @Test
  void worksOutTheNeedsOfAnInstallerPackage() {
    assertThat(deps("--type", "udeb")).as(shell.err()).isZero();
    assertThat(shell.out()).containsPattern("libc6-udeb \\(>= [0-9.]+\\)");
  }

  @Test
  void raisesVersionsToThoseOfTheBuildDependencies() throws IOException {
    takeLibraryForSound();
    assertThat(deps("--build-depends", "debhelper, libasound2-dev (>= 1:9.2)")).isZero();
    assertThat(shell.out()).contains("libasound2 (>= 1:9.2)");
    newShell();
    assertThat(deps("--build-depends", file("control", CONTROL))).as(shell.err()).isZero();
    assertThat(shell.out()).contains("libasound2 (>= 1:9.1)");
    newShell();
    assertThat(shell.run("deps", library, "--build-depends", "libasound2-dev (>= 1.2.7)")).isZero();
    assertThat(shell.out()).contains("libasound2 (>= 1.2.7)", "libasound.so.2, libasound2-dev");
    newShell();
    assertThat(shell.run("deps", library, "--build-depends", "libasound2-dev (>= 1:9.2)"))
        .as("what the release has not")
        .isEqualTo(1);
    assertThat(shell.err()).contains("needs libasound2 (>= 1:9.2), debian:12 has 1.2.");
  }

  @Test
  void answersAsTheReferenceOfTheSameRelease() throws IOException, InterruptedException {
    takeLibraryForSound();
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-shlibdeps")), "no dpkg-shlibdeps");
    assumeTrue(Files.readString(Path.of("/etc/os-release")).contains("bookworm"), "not debian:12");
    Path source = Files.createDirectories(folder.resolve("debian"));
    Files.writeString(source.resolve("control"), CONTROL);
    String local = Files.writeString(source.resolve("mine"), "libc 6 our-libc (>= 2)\n").toString();
    Process reference =
        new ProcessBuilder("dpkg-shlibdeps", "-O", "-L" + local, "-xlibc", library)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer = new String(reference.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(reference.waitFor()).isZero();
    String control = source.resolve("control").toString();
    assertThat(deps("-xlibc", "--shlibs-local", local, "--build-depends", control)).isZero();
    assertThat(shell.out()).isEqualTo(answer).contains("libasound2 (>= 1:9.1)");
  }

  @Test
  void tellsWhatCannotBeMeant() throws IOException {
    assertThat(deps("--exclude", " ")).isEqualTo(2);
    assertThat(shell.err())
        .isEqualTo("error: --exclude has no name\nhint: such as --exclude libfoo1\n");
    newShell();
    assertThat(deps("--type", "rpm")).isEqualTo(2);
    assertThat(shell.err())
        .isEqualTo("error: rpm is no value of --type\nhint: use one of deb, udeb\n");
    newShell();
    assertThat(deps("--shlibs-local", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(shell.err()).startsWith("error: no such file: ").contains("hint: ");
    newShell();
    assertThat(deps("--shlibs-local", folder.toString())).isEqualTo(2);
    assertThat(shell.err()).startsWith("error: not a file: ");
    newShell();
    assertThat(deps("--build-depends", "debian/contrl")).isEqualTo(2);
    assertThat(shell.err())
        .startsWith("error: no such file: debian/contrl\nhint: give a debian/control");
    newShell();
    assertThat(deps("--build-depends", "libc6-dev (9)")).isEqualTo(2);
    assertThat(shell.err())
        .startsWith("error: --build-depends: a relation such as")
        .contains("found 'libc6-dev (9)'\nhint: ");
    newShell();
    String binary = file("binary", "Package: app\nDepends: libc6\n");
    assertThat(deps("--build-depends", binary)).isEqualTo(2);
    assertThat(shell.err())
        .startsWith("error: " + binary + ": the field Source is missing\nhint: ");
  }
}
