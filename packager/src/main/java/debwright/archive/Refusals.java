package debwright.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import debwright.plan.Outcome;
import debwright.plan.Shown;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;

/** The words for refusing one archive, and the one place where a decoder's failure becomes them. */
record Refusals(String archive) {
  private static final String SPLIT = "unpack it and give only the folder that the app needs";
  private static final String AGAIN = "fetch or build it again; this copy is damaged";

  static Refusals of(Path archive) {
    return new Refusals(Shown.text(name(archive)));
  }

  /** The last part of a path, as a file's own name. */
  static String name(Path path) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    return last == null ? "/" : last.toString();
  }

  /** The words for an archive that lies in this one. */
  Refusals inside(String path) {
    return new Refusals(archive + ": " + Shown.text(path));
  }

  /** An entry's place in a message. */
  static String entry(String name) {
    return "entry " + Shown.text(name);
  }

  /** A piece of decoding that may fail in any way on bad input. */
  interface Step<T> {
    T run() throws IOException, ArchiveException;
  }

  ArchiveException corrupt(String where, String expected, String found) {
    return refuse(Outcome.CORRUPT_ARCHIVE, where, expected, found, AGAIN);
  }

  ArchiveException tooBig(String where, String expected, String found) {
    return refuse(Outcome.TOO_BIG, where, expected, found, SPLIT);
  }

  ArchiveException escape(String where, String expected, String found) {
    return refuse(Outcome.PATH_ESCAPE, where, expected, found, "");
  }

  ArchiveException unsupported(String where, String expected, String found, String hint) {
    return refuse(Outcome.UNSUPPORTED_FORMAT, where, expected, found, hint);
  }

  /** Runs a step of a decoder: its faults are the archive's, a failing disk is the disk's. */
  <T> T guarded(String where, Step<T> step) throws IOException, ArchiveException {
    try {
      return step.run();
    } catch (FileInput.Fault e) {
      throw e.reason();
    } catch (IOException | RuntimeException e) {
      throw undecodable(where, e);
    }
  }

  private ArchiveException undecodable(String where, Exception e) {
    if (e instanceof MemoryLimitException || windowTooLarge(e)) {
      return tooBig(where, "a window within " + Decompression.LIMIT, "a larger one");
    }
    if (e instanceof UnsupportedOptionsException) {
      return unsupported(where, "known compression options", words(e), "");
    }
    return corrupt(where, "sound data", words(e));
  }

  private static boolean windowTooLarge(Exception e) {
    return e instanceof ZstdIOException zstd
        && zstd.getErrorCode() == Zstd.errFrameParameterWindowTooLarge();
  }

  private static String words(Throwable e) {
    Throwable cause = e.getCause();
    if (cause != null && cause != e) {
      return words(cause);
    }
    if (e instanceof EOFException && e.getMessage() == null) {
      return "the end";
    }
    return Shown.text(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
  }

  private ArchiveException refuse(
      Outcome outcome, String where, String expected, String found, String hint) {
    String message = "%s: %s: expected %s, found %s".formatted(archive, where, expected, found);
    return new ArchiveException(outcome, message, hint);
  }
}
