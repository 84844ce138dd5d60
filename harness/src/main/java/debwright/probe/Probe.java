package debwright.probe;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;

/**
 * A Java agent that measures what each request costs its worker. It needs nothing of the engine but
 * that the thread which reads requests from standard input answers them.
 *
 * <p>Its argument is {@code counts=FILE} or {@code times=FILE}. It writes a line for each request,
 * before the next one is read: {@link Reading#line}. {@code counts} also counts the engine's steps
 * and look-ups, by which times mean nothing.
 */
public final class Probe {
  private static final String COUNTS = "counts=";
  private static final String TIMES = "times=";

  private Probe() {}

  /** Begins, before the worker does. */
  public static void premain(String argument, Instrumentation engine) throws IOException {
    boolean counts = argument.startsWith(COUNTS);
    if (!counts && !argument.startsWith(TIMES)) {
      throw new IllegalArgumentException("counts=FILE or times=FILE was expected: " + argument);
    }
    if (counts) {
      engine.addTransformer(new CountedClasses());
    }
    Path file = Path.of(argument.substring(argument.indexOf('=') + 1));
    System.setIn(new MeasuredInput(System.in, new Meter(file)));
  }

  /** The argument of an agent that counts. */
  public static String counts(Path file) {
    return COUNTS + file;
  }

  /** The argument of an agent that takes times. */
  public static String times(Path file) {
    return TIMES + file;
  }
}
