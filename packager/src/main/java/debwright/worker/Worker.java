package debwright.worker;

import debwright.index.ArchiveIndex;
import debwright.plan.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The engine as a process. First a line that says who it is, then for each request line one answer
 * line; the end of the input ends it. What it has to say besides goes to standard error.
 */
public final class Worker {
  /** The version of the protocol. */
  public static final int PROTOCOL = 1;

  private static final int USAGE = 2;
  private static final long MILLION = 1_000_000;

  private final Engine engine = new Engine();
  private final BufferedReader in;
  private final PrintStream out;
  private final PrintStream log;

  Worker(InputStream in, PrintStream out, PrintStream log) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
    this.log = log;
  }

  public static void main(String[] args) throws IOException {
    if (args.length > 0) {
      System.err.println(
          "error: the worker takes no arguments: it reads requests, one JSON object a line");
      System.exit(USAGE);
    }
    new Worker(System.in, new PrintStream(System.out, false, StandardCharsets.UTF_8), System.err)
        .serve();
  }

  void serve() throws IOException {
    say(
        "{\"protocol\":%d,\"engine\":\"debwright\",\"capabilities\":[\"exact\",\"loader\",\"strategies\"],\"indexFormats\":[\"%s\"]}"
            .formatted(PROTOCOL, ArchiveIndex.FORMAT));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        say(answer(line));
      }
    }
    engine.forget();
  }

  private void say(String line) {
    out.print(line + "\n");
    out.flush();
  }

  private String answer(String line) {
    long start = System.nanoTime();
    long cpu = cpu();
    Optional<Request> request = Optional.empty();
    Answer answer;
    try {
      request = Optional.of(Request.parse(line));
      answer = engine.answer(request.get());
    } catch (RequestException e) {
      log.println("error: request: " + e.getMessage());
      answer = Answer.failed(Outcome.EXCEPTION, "request: " + e.getMessage());
    } catch (OutOfMemoryError e) {
      forget();
      answer = Answer.failed(Outcome.MEMORY, "out of memory");
    } catch (RuntimeException | StackOverflowError e) {
      forget();
      e.printStackTrace(log);
      answer = crash(e);
    }
    String id = request.map(each -> each.optional("id", "")).orElse("");
    return answer.line(id, (System.nanoTime() - start) / MILLION, (cpu() - cpu) / MILLION);
  }

  /** What an app left behind that broke the engine shall not meet the next. */
  private void forget() {
    try {
      engine.forget();
    } catch (IOException e) {
      log.println("warning: the app cannot be closed: " + e.getMessage());
    }
  }

  // The place is part of the fingerprint, so that two bugs of one kind stay two.
  private static Answer crash(Throwable e) {
    String kind = e.getClass().getSimpleName();
    StackTraceElement[] trace = e.getStackTrace();
    String place =
        trace.length == 0 ? "" : " in " + trace[0].getClassName() + "." + trace[0].getMethodName();
    return new Answer(
        Outcome.EXCEPTION, kind + place + ": " + e.getMessage(), kind + place, Optional.empty());
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
