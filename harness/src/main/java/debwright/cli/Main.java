package debwright.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/** The way in: {@code debwright COMMAND ...}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    exitWith(out -> run(args, out, System.err));
  }

  /** Ends the process with what the program says; it is given standard output. */
  static void exitWith(ToIntFunction<PrintStream> program) {
    OutputStream out = new ReaderGone(new FileOutputStream(FileDescriptor.out));
    AtomicBoolean ended = new AtomicBoolean();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> sayInterrupted(ended.get())));
    int exit = program.applyAsInt(new PrintStream(out, false, StandardCharsets.UTF_8));
    ended.set(true);
    System.exit(exit);
  }

  private static void sayInterrupted(boolean ended) {
    if (!ended) {
      System.err.println("interrupted: what was done is kept, run it again and it goes on");
    }
  }

  /**
   * Runs one command.
   *
   * @param args what follows the program's name
   * @param out where data goes
   * @param err where talk goes
   * @return the exit code: 0 yes, 1 the answer is no, 2 wrong usage or input, 3 environment, 70 a
   *     bug, 130 interrupted
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, console(out, err));
  }

  /** The console that the launcher tells of. */
  static Console console(PrintStream out, PrintStream err) {
    String terminal = System.getProperty("debwright.terminal", "");
    return Console.of(out, err, terminal, System.getenv());
  }

  static int run(String[] args, Console console) {
    return run(args, console, () -> execute(args, console));
  }

  /** Picocli hands on exceptions, but lets errors such as a lack of memory pass. */
  static int run(String[] args, Console console, IntSupplier program) {
    int exit = caught(args, console, program);
    return console.delivered() ? exit : undelivered(console);
  }

  private static int caught(String[] args, Console console, IntSupplier program) {
    try {
      return program.getAsInt();
    } catch (Error thrown) {
      boolean debug = Arrays.asList(args).contains("--debug");
      return Failures.show(Failures.of(thrown), console, debug);
    }
  }

  private static int execute(String[] args, Console console) {
    Optional<Command> plain = PlainCall.of(args, console);
    return plain.isPresent() ? execute(plain.get(), console) : parse(args, console);
  }

  private static int execute(Command command, Console console) {
    try {
      return command.run().code();
    } catch (Exception thrown) {
      return Failures.show(Failures.of(thrown), console, false);
    }
  }

  private static int parse(String[] args, Console console) {
    return CommandTree.of(console, args).execute(args);
  }

  private static int undelivered(Console console) {
    console.say("error: standard output could not be written");
    console.say("hint: see whether its disk is full or its reader has gone");
    return ExitCode.ENVIRONMENT.code();
  }
}
