package debwright.cli;

import java.util.concurrent.Callable;

/** Something that {@code debwright} can be told to do. */
interface Command extends Callable<Integer> {
  /**
   * Does it.
   *
   * @throws Failure where there is no answer, with what to tell the person
   * @throws Exception of input and output, which {@link Failures} explains; anything else is a bug
   */
  ExitCode run() throws Exception;

  @Override
  default Integer call() throws Exception {
    return run().code();
  }
}
