package debwright.spark;

import debwright.cli.CorpusRunElsewhere;
import java.io.PrintStream;

/** The way in: {@code harness/spark/run --master URL ...}, which is {@code corpus run} there. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    program().exit(args);
  }

  /** Runs it without ending the process; what it returns is the exit code. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    return program().run(args, out, err);
  }

  private static CorpusRunElsewhere program() {
    return new CorpusRunElsewhere(
        "harness/spark/run", "--master spark://head:7077 -o runs/today", new SparkOption());
  }
}
