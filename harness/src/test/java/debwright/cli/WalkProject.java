package debwright.cli;

import debwright.index.IndexWriter;
import debwright.index.Release;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A small project that {@code debwright serve} hosts in a process of its own: a toy engine, a menu
 * with a test, two environments that are folders, and a shop that uses the menu.
 */
final class WalkProject implements AutoCloseable {
  /** What the engine says of its only item at first, and is wrong. */
  static final String WRONG = "libc6 (>= 2.17)";

  static final String RIGHT = "libc6 (>= 2.34)";

  private static final String PROJECT =
      """
      trunk: main
      engine:
        paths: [engine]
        build: "true"
        worker: sh engine/worker
      corpora: [apps.corpus.csv]
      landing:
        tests: sh test.sh
        reports: [report.xml]
      environments:
        staging:
          deploy: rm -rf 'PLACE/staging' && cp -r menu 'PLACE/staging'
          check: sh 'PLACE/staging/show' >/dev/null
          after-landing: true
        production:
          deploy: rm -rf 'PLACE/production' && cp -r menu 'PLACE/production'
          check: sh 'PLACE/production/show' >/dev/null
      dependents:
        - name: shop
          repository: 'PLACE/shop'
          command: sh try.sh && echo "$DEBWRIGHT_UPSTREAM_REVISION" >>'PLACE/shop-tried'
      """;

  /** The menu may have anything but an empty list. */
  private static final String TEST =
      """
      if [ -s menu/list ]; then
        echo '<testsuite tests="1"><testcase classname="Menu" name="isNotEmpty"/></testsuite>' >report.xml
        exit 0
      fi
      cat >report.xml <<END
      <testsuite tests="1" failures="1"><testcase classname="Menu" name="isNotEmpty">
      <failure message="expected: 1 dish or more but was: none">at Menu.isNotEmpty</failure>
      </testcase></testsuite>
      END
      exit 1
      """;

  private final Path place;
  private final Process server;
  private final URI address;

  private WalkProject(Path place, Process server, URI address) {
    this.place = place;
    this.server = server;
    this.address = address;
  }

  static WalkProject serve(Path place) throws Exception {
    makeShop(place.resolve("shop"));
    ToyRepository first = ToyRepository.in(place.resolve("first"));
    first.write("debwright.yaml", PROJECT.replace("PLACE", place.toString()));
    first.write("test.sh", TEST);
    first.write("menu/list", "soup\n");
    first.write("menu/show", "cat \"$(dirname \"$0\")/list\"\n");
    first.answer(WRONG);
    first.commit();
    run(place, Map.of(), "git", "clone", "-q", "--bare", "first", "project.git");
    new IndexWriter(new Release("debian:12"), "amd64", "nowhere").write(place.resolve("index"));
    Process server = start(place);
    return new WalkProject(place, server, URI.create(address(place, server)));
  }

  private static void makeShop(Path folder) throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("try.sh"), "sh \"$DEBWRIGHT_UPSTREAM/menu/show\"\n");
    run(folder, Map.of(), "git", "init", "-q", "-b", "main");
    run(folder, Map.of(), "git", "add", "-A");
    run(folder, named("Shop"), "git", "commit", "-q", "-m", "A shop");
  }

  private static Process start(Path place) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path", ""),
                "debwright.cli.Main",
                "serve",
                "--port",
                "0"));
    command.addAll(List.of("--repository", "project.git", "--index", "index"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(place.toFile());
    builder.environment().putAll(Map.of("DEBWRIGHT_CACHE", place.resolve("cache").toString()));
    return builder.redirectError(place.resolve("server.log").toFile()).start();
  }

  private static String address(Path place, Process server) throws IOException {
    String line = server.inputReader().readLine();
    if (line == null) {
      throw new AssertionError("it serves nothing: " + log(place));
    }
    return line;
  }

  private static String log(Path place) throws IOException {
    return Files.readString(place.resolve("server.log"));
  }

  /** What the server said, for those who ask why. */
  String log() throws IOException {
    return log(place);
  }

  URI page(String path) {
    return address.resolve(path);
  }

  /** What users of an environment see. */
  String menu(String environment) throws IOException {
    return Files.readString(place.resolve(environment).resolve("list"));
  }

  /** Each revision of the menu that the shop was tried with. */
  List<String> triedByShop() throws IOException {
    return Files.readAllLines(place.resolve("shop-tried"));
  }

  /** Gives somebody a token and a clone, whose remote knows the token. */
  Person person(String name, String roles) throws Exception {
    Shell shell = Shell.piped(Map.of());
    String who = name + " <" + name + "@example.org>";
    String repository = place.resolve("project.git").toString();
    if (shell.run("token", "add", who, "--role", roles, "--repository", repository) != 0) {
      throw new AssertionError(shell.err());
    }
    String token = shell.out().strip();
    String remote = address.resolve("git/").toString().replace("//", "//token:" + token + "@");
    run(place, Map.of(), "git", "clone", "-q", remote, name);
    return new Person(name, token, place.resolve(name), place);
  }

  /** Somebody with a clone. */
  record Person(String name, String token, Path folder, Path place) {

    Person write(String file, String text) throws IOException {
      Files.createDirectories(folder.resolve(file).resolveSibling("."));
      Files.writeString(folder.resolve(file), text);
      return this;
    }

    /** Goes on from the server's trunk. */
    Person refresh() throws Exception {
      git("fetch", "-q", "origin");
      git("checkout", "-q", "-B", "work", "origin/main");
      return this;
    }

    /** Commits all that there is. */
    Person commit(String subject) throws Exception {
      git("add", "-A");
      git("commit", "-q", "-m", subject);
      return this;
    }

    String git(String... words) throws Exception {
      List<String> command = new ArrayList<>(List.of("git"));
      command.addAll(List.of(words));
      return run(folder, named(name), command.toArray(String[]::new));
    }

    String head(String revision) throws Exception {
      return git("rev-parse", revision).strip();
    }

    /** Runs a command of Debwright in the clone. */
    Answer debwright(String... words) {
      Map<String, String> variables = new TreeMap<>(System.getenv());
      variables.put("DEBWRIGHT_CACHE", place.resolve("cache-of-" + name).toString());
      Shell shell = Shell.piped(variables);
      List<String> args = new ArrayList<>(List.of(words));
      args.addAll(List.of("--repository", folder.toString()));
      int exit = shell.run(args.toArray(String[]::new));
      return new Answer(String.join(" ", words), exit, shell.out(), shell.err());
    }
  }

  /** What a command said. */
  record Answer(String command, int exit, String out, String err) {
    @Override
    public String toString() {
      return "debwright %s: exit code %d%n%s%s".formatted(command, exit, out, err);
    }
  }

  private static Map<String, String> named(String name) {
    String mail = name + "@example.org";
    return Map.of(
        "GIT_AUTHOR_NAME", name,
        "GIT_AUTHOR_EMAIL", mail,
        "GIT_COMMITTER_NAME", name,
        "GIT_COMMITTER_EMAIL", mail);
  }

  private static String run(Path folder, Map<String, String> variables, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(variables);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + said);
    }
    return said;
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
