package debwright.debian;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The source of a Debian package that tests are held against: fetched once from the archive that
 * the system's apt knows, through an apt configuration of its own, and kept where caches are.
 *
 * @param suite that has it
 * @param archive the file with the upstream source
 * @param sha256 of that file
 * @param folder the one in it
 */
public record DebianSource(
    String name, String version, String suite, String archive, String sha256, String folder) {
  private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");
  private static final boolean REQUIRED = "1".equals(System.getenv("DEBWRIGHT_REQUIRE_TOOLS"));

  /**
   * The unpacked tree, which is not to be written to; the test is skipped where it can't be had.
   */
  public Path tree() throws IOException, InterruptedException {
    Path kept = cache().resolve("test-sources");
    Optional<String> problem =
        Files.isDirectory(kept.resolve(folder)) ? Optional.empty() : fetch(kept);
    assertThat(problem.isPresent() && REQUIRED).as(problem.orElse("")).isFalse();
    Assumptions.assumeTrue(problem.isEmpty(), () -> problem.orElse(""));
    return kept.resolve(folder);
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
  private Optional<String> fetch(Path kept) throws IOException, InterruptedException {
    Files.createDirectories(kept);
    Path work = Files.createTempDirectory(kept, "fetching");
    try {
      Optional<String> problem = download(work);
      if (problem.isPresent()) {
        return problem;
      }
      assertThat(digest(work.resolve(archive))).as(archive).isEqualTo(sha256);
      Tools.sh("tar -x -f '%s' -C '%s'".formatted(work.resolve(archive), work));
      install(work.resolve(folder), kept.resolve(folder));
      return problem;
    } finally {
      Tools.sh("rm -rf '%s'".formatted(work));
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

  private Optional<String> download(Path work) throws IOException, InterruptedException {
    Optional<String> site = site();
    if (site.isEmpty()) {
      return Optional.of("no apt, or none that knows an archive of Debian");
    }
    for (String each : List.of("etc/apt.conf.d", "state/lists/partial", "cache/archives/partial")) {
      Files.createDirectories(work.resolve(each));
    }
    String key = Files.exists(KEYRING) ? " [signed-by=" + KEYRING + "]" : "";
    Files.writeString(
        work.resolve("etc/sources.list"),
        "deb-src%s %s %s main\n".formatted(key, site.get(), suite));
    Path configuration = work.resolve("apt.conf");
    Files.writeString(
        configuration,
        """
        Dir "%1$s"; Dir::Etc "%1$s/etc"; Dir::State "%1$s/state"; Dir::Cache "%1$s/cache";
        Dir::State::status "/dev/null"; Dir::Etc::trustedparts "/etc/apt/trusted.gpg.d";
        APT::Sandbox::User "root"; APT::Update::Error-Mode "any"; Acquire::Languages "none";
        Acquire::Retries "1"; Acquire::http::Timeout "20";
        """
            .formatted(work));
    List<String> apt = List.of("apt-get", "--config-file=" + configuration);
    Optional<String> problem = run(work, apt, "update");
    return problem.isPresent()
        ? problem
        : run(work, apt, "source", "--download-only", name + "=" + version);
  }

  /** Where the system gets Debian's packages from. */
  private static Optional<String> site() throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      return Optional.empty();
    }
    return Tools.sh("apt-get indextargets --format '$(ORIGIN)|$(REPO_URI)' 2>&1 || true")
        .lines()
        .filter(line -> line.startsWith("Debian|") && !line.contains("security"))
        .map(line -> line.substring(line.indexOf('|') + 1))
        .findFirst();
  }

  private static Optional<String> run(Path folder, List<String> apt, String... words)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    List<String> command = Stream.concat(apt.stream(), Stream.of(words)).toList();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      return Optional.of("apt-get " + words[0] + ": no end in two minutes");
    }
    return process.exitValue() == 0
        ? Optional.empty()
        : Optional.of("apt-get %s failed: %s".formatted(words[0], Files.readString(log, UTF_8)));
  }

  private static String digest(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
