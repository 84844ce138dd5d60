package debwright.deploy;

import debwright.job.Logs;
import debwright.job.SoleLock;
import debwright.job.Workshop;
import debwright.result.AtomicFile;
import debwright.run.FolderRemoval;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a clone keeps what it needs while it deploys.
 *
 * @param gitFolder of the clone
 * @param outside the environment that commands get a few variables of
 */
record DeployPlace(Path gitFolder, Map<String, String> outside) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  DeployPlace {
    outside = Map.copyOf(outside);
  }

  /** A ledger comes from others: what it calls an environment need be no good name of a file. */
  static boolean isEnvironment(String name) {
    return NAME.matcher(name).matches();
  }

  private Path of(String environment) {
    return gitFolder.resolve("debwright").resolve("deploys").resolve(environment);
  }

  Optional<SoleLock> lock(String environment) throws IOException {
    return SoleLock.take(of(environment).resolve("lock"));
  }

  /** For the commands of one environment alone, so that whoever has its lock may end them. */
  Workshop workshop(String environment) {
    return new Workshop(of(environment), outside);
  }

  /** The work tree that its commands run in. */
  Path tree(String environment) {
    return of(environment).resolve("trees").resolve("tree");
  }

  /** What its commands wrote, a file each. */
  Path said(String environment) {
    return of(environment).resolve("said");
  }

  /** Takes away what an earlier deploy left. */
  void clear(String environment) throws IOException {
    FolderRemoval.remove(of(environment).resolve("trees"));
    FolderRemoval.remove(said(environment));
  }

  /**
   * Keeps what the commands wrote.
   *
   * @return its name, or empty where no command ran
   */
  String keepLog(String environment) throws IOException {
    List<Path> parts = parts(environment);
    if (parts.isEmpty()) {
      return "";
    }
    Path whole = said(environment).resolve("all");
    try (OutputStream out = Files.newOutputStream(whole)) {
      for (Path part : parts) {
        String name = part.getFileName().toString().replaceAll("^[0-9]+-|[.]txt$", "");
        out.write("== %s\n".formatted(name).getBytes(StandardCharsets.UTF_8));
        Files.copy(part, out);
      }
    }
    return Logs.of(gitFolder).keep(whole);
  }

  private List<Path> parts(String environment) throws IOException {
    try (Stream<Path> files = Files.list(said(environment))) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** This clone's name in the ledger: made up once, and never given to another clone. */
  String name() throws IOException {
    Path file = gitFolder.resolve("debwright").resolve("name");
    if (!Files.exists(file)) {
      AtomicFile.write(file, UUID.randomUUID() + "\n");
    }
    return Files.readString(file).strip();
  }
}
