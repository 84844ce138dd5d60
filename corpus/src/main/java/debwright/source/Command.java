package debwright.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program of the system, run to its end with messages in English.
 *
 * @param words the program and its arguments
 * @param folder where it runs
 * @param environment what is added to this process's environment
 */
public record Command(List<String> words, Path folder, Map<String, String> environment) {
  private static final long HOURS = 2;

  /**
   * How it ended.
   *
   * @param status 0 where all went well
   * @param out what it printed
   * @param err what it complained
   */
  public record Result(int status, String out, String err) {
    /** Whether the status is 0. */
    public boolean ok() {
      return status == 0;
    }

    /** The last line of the complaints that says something, for a message. */
    public String complaint() {
      return err.lines()
          .filter(line -> !line.isBlank())
          .reduce((first, last) -> last)
          .orElse("exit status " + status)
          .strip();
    }
  }

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** In the folder that this process runs in. */
  public static Command of(String... words) {
    return new Command(List.of(words), Path.of("."), Map.of());
  }

  /** The same with more arguments. */
  public Command with(List<String> more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(more);
    return new Command(all, folder, environment);
  }

  /** The same in that folder. */
  public Command in(Path other) {
    return new Command(words, other, environment);
  }

  /** The same with one more variable. */
  public Command with(String variable, String value) {
    Map<String, String> all = new HashMap<>(environment);
    all.put(variable, value);
    return new Command(words, folder, all);
  }

  /** Whether a program of that name is on the path. */
  public static boolean exists(String program) {
    return find(program).isPresent();
  }

  /** The program of that name on the path. */
  static Optional<Path> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Runs it.
   *
   * @throws IOException when it can't be started, or does not end within two hours
   */
  public Result run() throws IOException {
    Process process = builder().start();
    CompletableFuture<String> out = text(process.getInputStream());
    return end(process, out);
  }

  /** Runs it with its output in a file: for more than is good to hold. */
  public Result run(Path output) throws IOException {
    ProcessBuilder builder = builder();
    Process process = builder.redirectOutput(output.toFile()).start();
    return end(process, CompletableFuture.completedFuture(""));
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(environment);
    return builder.redirectInput(Path.of("/dev/null").toFile());
  }

  private Result end(Process process, CompletableFuture<String> out) throws IOException {
    CompletableFuture<String> err = text(process.getErrorStream());
    try {
      if (!process.waitFor(HOURS, TimeUnit.HOURS)) {
        throw new IOException("%s did not end within %d hours".formatted(words.get(0), HOURS));
      }
      return new Result(process.exitValue(), out.join(), err.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while " + words.get(0) + " ran");
    } finally {
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<String> text(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> new Thread(task, "output").start());
  }
}
