package debwright.debian;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The source of dpkg 1.22.22, whose own tests and tools ours are held against. It is under the GPL,
 * so it is fetched from the archive that the system's apt knows, once, and kept where caches are.
 */
public final class DpkgSource {
  private static final String VERSION = "1.22.22";
  private static final String SHA256 =
      "d5ea9f132deec8030b50ab2a02ade2b49f0c7a195805a302c8301156fe833a57";
  private static final String ARCHIVE = "dpkg_" + VERSION + ".tar.xz";
  private static final String TREE = "dpkg-" + VERSION;
  private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");
  private static final boolean REQUIRED = "1".equals(System.getenv("DEBWRIGHT_REQUIRE_TOOLS"));

  private DpkgSource() {}

  /** The unpacked tree; the test is skipped where it can't be had. */
  public static synchronized Path tree() throws IOException, InterruptedException {
    Path kept = cache().resolve("test-sources");
    Optional<String> problem =
        Files.isDirectory(kept.resolve(TREE)) ? Optional.empty() : fetch(kept);
    assertThat(problem.isPresent() && REQUIRED).as(problem.orElse("")).isFalse();
    Assumptions.assumeTrue(problem.isEmpty(), () -> problem.orElse(""));
    return kept.resolve(TREE);
  }

  /** As everywhere: $DEBWRIGHT_CACHE, else $XDG_CACHE_HOME/debwright, else ~/.cache/debwright. */
  private static Path cache() {
    return set("DEBWRIGHT_CACHE")
        .or(() -> set("XDG_CACHE_HOME").map(xdg -> xdg.resolve("debwright")))
        .orElseGet(() -> Path.of(System.getProperty("user.home", ""), ".cache/debwright"))
        .toAbsolutePath();
  }

  private static Optional<Path> set(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(v -> !v.isEmpty()).map(Path::of);
  }

  // What goes wrong on the way is a reason to skip; other bytes than the pinned ones are an error.
  private static Optional<String> fetch(Path kept) throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      return Optional.of("apt-get is missing");
    }
    Files.createDirectories(kept);
    Path work = Files.createTempDirectory(kept, "fetching");
    try {
      Optional<String> problem = download(work);
      if (problem.isEmpty()) {
        assertThat(digest(work.resolve(ARCHIVE))).as(ARCHIVE).isEqualTo(SHA256);
        problem = run(work, List.of("tar", "-x", "-f", ARCHIVE));
      }
      if (problem.isEmpty()) {
        install(work.resolve(TREE), kept.resolve(TREE));
      }
      return problem;
    } finally {
      remove(work);
    }
  }

  private static Optional<String> download(Path work) throws IOException, InterruptedException {
    Optional<Path> configuration = configuration(work);
    if (configuration.isEmpty()) {
      return Optional.of("the system's apt has no Debian source");
    }
    String option = "--config-file=" + configuration.get();
    Optional<String> updated = run(work, List.of("apt-get", option, "update"));
    return updated.isPresent()
        ? updated
        : run(work, List.of("apt-get", option, "source", "--download-only", "dpkg=" + VERSION));
  }

  /** An apt configuration that touches nothing outside the folder, for sources of trixie. */
  private static Optional<Path> configuration(Path work) throws IOException, InterruptedException {
    Optional<String> site = site();
    if (site.isEmpty()) {
      return Optional.empty();
    }
    for (String folder : List.of("etc/apt.conf.d", "etc/preferences.d", "state/lists/partial")) {
      Files.createDirectories(work.resolve(folder));
    }
    Files.createDirectories(work.resolve("cache/archives/partial"));
    Files.createDirectories(work.resolve("etc/sources.list.d"));
    Files.writeString(work.resolve("state/status"), "");
    Files.writeString(
        work.resolve("etc/sources.list.d/archive.sources"),
        "Types: deb-src\nURIs: %s\nSuites: trixie\nComponents: main\n%s"
            .formatted(site.get(), Files.exists(KEYRING) ? "Signed-By: " + KEYRING + "\n" : ""));
    return Optional.of(
        Files.writeString(
            work.resolve("apt.conf"),
            """
            Dir "%1$s"; Dir::Etc "%1$s/etc"; Dir::State "%1$s/state"; Dir::Cache "%1$s/cache";
            Dir::State::status "%1$s/state/status";
            Dir::Etc::trusted "/etc/apt/trusted.gpg"; Dir::Etc::trustedparts "/etc/apt/trusted.gpg.d";
            APT::Sandbox::User "root"; APT::Update::Error-Mode "any"; Acquire::Languages "none";
            Acquire::Retries "1"; Acquire::http::Timeout "20";
            """
                .formatted(work)));
  }

  /** Where the system gets Debian's packages from. */
  private static Optional<String> site() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("apt-get", "indextargets", "--format", "$(ORIGIN)|$(REPO_URI)")
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String lines = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return lines
        .lines()
        .filter(line -> line.startsWith("Debian|") && !line.contains("security"))
        .map(line -> line.substring(line.indexOf('|') + 1))
        .findFirst();
  }

  private static Optional<String> run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      return Optional.of(String.join(" ", command) + ": no end in two minutes");
    }
    return process.exitValue() == 0
        ? Optional.empty()
        : Optional.of(
            "%s of dpkg's source failed: %s".formatted(command.get(0), Files.readString(log)));
  }

  private static String digest(Path file) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  // Another process may have been faster.
  private static void install(Path made, Path wanted) throws IOException {
    try {
      Files.move(made, wanted, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(wanted)) {
        throw e;
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
