package debwright.drawers;

import debwright.cli.Main;
import debwright.drawers.Answer.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks {@code debwright deps} in this very process. */
final class Asking {
  private static final Pattern OUTCOME = Pattern.compile("\\(([a-z]+:[a-z:-]+)\\)$");
  private static final Pattern FACT = Pattern.compile("[^:]*: ([^:]*)(: expected.*)?");

  private final Duration most;

  /**
   * @param most that one answer may take
   */
  Asking(Duration most) {
    this.most = most;
  }

  /**
   * The answer on a file by a mode.
   *
   * @param mode {@code exact} or {@code loader}
   */
  Answer ask(Path file, String mode) {
    long start = System.nanoTime();
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Thread thread = new Thread(() -> answer.complete(answer(file, mode)), "deps");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((of, thrown) -> answer.completeExceptionally(thrown));
    thread.start();
    Answer got = await(answer);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    return new Answer(got.kind(), got.reason(), got.text(), millis);
  }

  private Answer await(CompletableFuture<Answer> answer) {
    try {
      return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Answer(Kind.SLOW, "slow", "no answer within " + most, 0);
    } catch (ExecutionException e) {
      String thrown = String.valueOf(e.getCause());
      return new Answer(Kind.CRASHED, "exception", thrown, 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(Kind.SLOW, "interrupted", "interrupted", 0);
    }
  }

  private static Answer answer(Path file, String mode) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] call = {
      "deps", file.toString(), "--mode", mode, "--arch", "amd64", "--format", "json"
    };
    int exit = Main.run(call, stream(out), stream(err));
    return answer(exit, out.size(), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  private static Answer answer(int exit, int data, String talk) {
    boolean said = talk.startsWith("error: ");
    Kind kind =
        switch (exit) {
          case 0 -> data > 0 ? Kind.OK : Kind.SILENT;
          case 1, 2 -> said ? Kind.REFUSED : Kind.SILENT;
          case 3 -> talk.contains("ran out of memory") ? Kind.OVER_MEMORY : Kind.ENVIRONMENT;
          default -> Kind.CRASHED;
        };
    return new Answer(kind, kind == Kind.OK ? "" : reason(talk), talk.strip(), 0);
  }

  private static String reason(String talk) {
    String error = talk.lines().findFirst().orElse("").replaceFirst("^error: ", "");
    Matcher outcome = OUTCOME.matcher(error);
    if (outcome.find()) {
      return outcome.group(1);
    }
    Matcher fact = FACT.matcher(error);
    return fact.matches() ? fact.group(1).replaceAll("(entry|byte) .*", "$1 …") : error;
  }
}
