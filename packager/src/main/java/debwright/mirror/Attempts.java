package debwright.mirror;

import debwright.archive.ArchiveException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;

/** Tries a request again where another attempt may help. */
record Attempts(Patience patience, String where) {
  /** One attempt. */
  interface Step<T> {
    T run() throws IOException, ArchiveException, MirrorException;
  }

  /**
   * The result of the first attempt that succeeds.
   *
   * @throws MirrorException when none does, or one shows that none will
   */
  <T> T run(Step<T> step)
      throws IOException, ArchiveException, MirrorException, InterruptedException {
    for (int made = 1; ; made++) {
      try {
        return step.run();
      } catch (FileSystemException disk) {
        throw disk;
      } catch (IOException e) {
        if (made >= patience.attempts()) {
          throw MirrorException.unreachable(
              where, "%s (tried %d times)".formatted(words(e), patience.attempts()));
        }
        patience.beforeNext(made, e instanceof Refusal later ? later.asked() : Duration.ZERO);
      }
    }
  }

  /** The same of a step that unpacks nothing. */
  <T> T plain(Step<T> step) throws IOException, MirrorException, InterruptedException {
    try {
      return run(step);
    } catch (ArchiveException e) {
      throw new IllegalStateException("nothing was unpacked", e);
    }
  }

  private static String words(IOException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return e instanceof java.net.UnknownHostException ? "no such host: " + message : message;
  }
}
