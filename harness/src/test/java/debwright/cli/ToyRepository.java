package debwright.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A repository whose engine answers the same Depends for every item: those in its file. */
final class ToyRepository {
  /** Stands in until there is one. */
  static final ToyRepository NONE = new ToyRepository(Path.of(""));

  private static final String WORKER =
      """
      echo '{"protocol":1,"engine":"toy","capabilities":[],"indexFormats":["debwright-index-1"]}'
      while read -r line; do
        id=$(printf '%s' "$line" | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')
        printf '{"id":"%s","outcome":"ok","depends":"%s","plan":{},"fingerprint":null,"duration_ms":1}\\n' \\
          "$id" "$(cat engine/depends)"
      done
      """;

  private static final String PROJECT =
      """
      trunk: main
      engine:
        paths: [engine]
        build: "true"
        worker: sh engine/worker
      corpora: [apps.corpus.csv]
      """;

  private final Path root;

  private ToyRepository(Path root) {
    this.root = root;
  }

  /** One commit, whose engine answers {@code libc6 (>= 2.34)}. */
  static ToyRepository in(Path folder) throws IOException, InterruptedException {
    ToyRepository repository = new ToyRepository(folder);
    repository.write("engine/worker", WORKER);
    repository.write("debwright.yaml", PROJECT);
    repository.write("app", "an app");
    repository.write("apps.corpus.csv", manifest());
    repository.answer("libc6 (>= 2.34)");
    repository.git("init", "-q", "-b", "main");
    repository.commit();
    return repository;
  }

  private static String manifest() {
    return """
        id,source,location,sha256,size,release,architecture,tier,label,expected
        toy/app,file,app,%s,6,debian:12,amd64,must-pass,shlibdeps,libc6 (>= 2.34)
        """
        .formatted("66e93a7c5a2576c34833f10761ca00fadbd40b36eff79f1e0969652f607b0b43");
  }

  /** Changes what the engine in the work tree answers. */
  void answer(String depends) throws IOException {
    write("engine/depends", depends);
  }

  void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  Path path(String relative) {
    return root.resolve(relative);
  }

  void commit() throws IOException, InterruptedException {
    git("add", "-A");
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "Change");
  }

  void branch(String name) throws IOException, InterruptedException {
    git("checkout", "-q", "-b", name);
  }

  void checkOut(String name) throws IOException, InterruptedException {
    git("checkout", "-q", name);
  }

  private void git(String... words) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of("git", "-C", root.toString()), Stream.of(words)).toList();
    Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (git.waitFor() != 0) {
      throw new AssertionError(command + ": " + said);
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
