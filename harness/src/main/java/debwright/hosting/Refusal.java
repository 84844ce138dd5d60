package debwright.hosting;

import debwright.hosting.GitHost.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TooLargePackException;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UnpackErrorHandler;

/** Tells who pushed something that cannot be taken, in git's own way, what it is and what helps. */
final class Refusal {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PART = 1 << 16;

  private Refusal() {}

  /** Has a receiver tell of what is too large. */
  static void on(ReceivePack pack, Limits limits) {
    UnpackErrorHandler usual = pack.getUnpackErrorHandler();
    pack.setUnpackErrorHandler(
        thrown -> {
          String hint = hint(thrown, limits);
          if (!hint.isEmpty()) {
            pack.sendMessage("hint: " + hint);
          }
          usual.handleUnpackException(told(thrown, limits));
        });
  }

  private static Throwable told(Throwable thrown, Limits limits) {
    if (thrown instanceof TooLargeObjectInPackException) {
      return new IOException(
          "a file of more than %s: that is the limit".formatted(size(limits.object())), thrown);
    }
    if (thrown instanceof TooLargePackException) {
      return new IOException(
          "more than %s in one push: that is the limit".formatted(size(limits.pack())), thrown);
    }
    return thrown;
  }

  private static String hint(Throwable thrown, Limits limits) {
    if (thrown instanceof TooLargeObjectInPackException) {
      return "no commit that is pushed may have a file of more than %s: keep it elsewhere, and fetch it"
          .formatted(size(limits.object()));
    }
    return thrown instanceof TooLargePackException
        ? "push older commits first, as a branch: git push REMOTE COMMIT:refs/heads/NAME"
        : "";
  }

  private static String size(long bytes) {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
  }

  /**
   * Reads on what a client still sends: it looks for an answer only then. Whoever sends more than
   * could be taken, or slowly, is cut off.
   *
   * @param most bytes
   */
  static void drain(InputStream in, long most) throws IOException {
    byte[] part = new byte[PART];
    long end = System.nanoTime() + PATIENCE.toNanos();
    long left = most;
    for (int read = in.read(part);
        read >= 0 && left > 0 && System.nanoTime() < end;
        read = in.read(part)) {
      left -= read;
    }
  }
}
