package debwright.trunk;

import debwright.run.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Plain git, for what goes over a network: it knows the user's credentials and proxies. It never
 * asks anybody for anything.
 *
 * @param gitFolder of the repository
 * @param limit how long a command may take
 * @param variables of its environment, beside those of this process
 */
public record GitCommand(Path gitFolder, Duration limit, Map<String, String> variables) {
  /** A hook's would name another repository. */
  private static final List<String> LOCATIONS =
      List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY");

  /** Before a failure, and before a ref that another repository did not take. */
  private static final Pattern TELLING = Pattern.compile("(fatal|error): |! (?=\\[)");

  private static final String SSH = "ssh -o BatchMode=yes -o ConnectTimeout=10";

  /**
   * What came of it.
   *
   * @param exit git's status, or -1 where it took too long or there is none
   * @param said all that it wrote, in English
   */
  public record Answer(int exit, String said) {
    public boolean succeeded() {
      return exit == 0;
    }

    /** The line that tells most of a failure. */
    public String reason() {
      return said.lines()
          .map(String::strip)
          .filter(line -> TELLING.matcher(line).lookingAt())
          .map(line -> TELLING.matcher(line).replaceFirst(""))
          .findFirst()
          .orElse(said.strip());
    }
  }

  public GitCommand {
    variables = Map.copyOf(variables);
  }

  /** One that is given the environment of this process. */
  public GitCommand(Path gitFolder, Duration limit) {
    this(gitFolder, limit, Map.of());
  }

  /** The same with variables of its own. */
  public GitCommand with(Map<String, String> own) {
    return new GitCommand(gitFolder, limit, own);
  }

  /** Runs it to its end; where there is no git, that is the answer. */
  public Answer run(String... words) throws IOException, InterruptedException {
    Path said = Files.createTempFile("debwright-git", ".txt");
    try {
      return run(builder(words).redirectOutput(said.toFile()), said);
    } finally {
      Files.deleteIfExists(said);
    }
  }

  private Answer run(ProcessBuilder builder, Path said) throws IOException, InterruptedException {
    Process git;
    try {
      git = builder.start();
    } catch (IOException e) {
      return new Answer(-1, "git cannot be run: " + e.getMessage());
    }
    try {
      git.getOutputStream().close();
      return git.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
          ? new Answer(git.exitValue(), Files.readString(said))
          : new Answer(-1, "no answer within " + limit.toSeconds() + " s");
    } finally {
      ProcessTree.kill(git);
    }
  }

  private ProcessBuilder builder(String... words) {
    List<String> command = new ArrayList<>(List.of("git", "--git-dir", gitFolder.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    LOCATIONS.forEach(environment::remove);
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("LC_ALL", "C");
    environment.putIfAbsent("GIT_SSH_COMMAND", SSH);
    environment.putAll(variables);
    return builder;
  }
}
