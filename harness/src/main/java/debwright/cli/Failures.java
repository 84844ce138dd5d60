package debwright.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Turns whatever ends a command into {@code error:}, {@code hint:} and an exit code. */
final class Failures {
  private static final String TELL =
      "run it again with --debug to see where, and report it with that output";
  private static final String MORE_ROOM =
      "make room and run it again; what was done is kept where a command can go on";
  private static final String MORE_MEMORY = "give it more: DEBWRIGHT_JAVA_OPTS=-Xmx2g";

  private Failures() {}

  /** What to tell of something that a command threw. */
  static Failure of(Throwable thrown) {
    if (thrown instanceof Failure failure) {
      return failure;
    }
    Throwable cause = thrown.getCause();
    if (thrown instanceof UncheckedIOException && cause != null) {
      return of(cause);
    }
    return explain(thrown).causedBy(thrown);
  }

  private static Failure explain(Throwable thrown) {
    if (thrown instanceof InterruptedException || thrown instanceof ClosedByInterruptException) {
      return Failure.interrupted();
    }
    if (thrown instanceof FileSystemException file) {
      return explainFile(file);
    }
    if (thrown instanceof IOException) {
      return explainDisk(thrown);
    }
    if (thrown instanceof OutOfMemoryError) {
      return Failure.environment("Java ran out of memory", MORE_MEMORY);
    }
    return Rooms.explain(thrown)
        .orElseGet(() -> Failure.bug("this is a bug in debwright: " + thrown, TELL));
  }

  private static Failure explainFile(FileSystemException thrown) {
    String file = String.valueOf(thrown.getFile());
    if (thrown instanceof NoSuchFileException) {
      return Failure.input("no such file: " + file, "");
    }
    if (thrown instanceof NotDirectoryException) {
      return Failure.input("not a folder: " + file, "");
    }
    if (thrown instanceof FileAlreadyExistsException) {
      return Failure.input("there is a file already: " + file, "name another, or remove it");
    }
    if (thrown instanceof AccessDeniedException) {
      return Failure.environment("not allowed to use " + file, "look at its permissions");
    }
    return explainDisk(thrown);
  }

  private static Failure explainDisk(Throwable thrown) {
    return said(thrown).contains("No space left on device")
        ? Failure.environment("the disk is full: " + said(thrown), MORE_ROOM)
        : Failure.environment(said(thrown), "");
  }

  /** The message, or the kind of the exception where it has none. */
  static String said(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }

  /** Tells the person, and gives the exit code. */
  static int show(Failure failure, Console console, boolean debug) {
    console.out().flush();
    failure.said().lines().forEach(console::say);
    failure.explanation().lines().forEach(line -> console.say("error: " + line));
    failure.hint().ifPresent(hint -> console.say("hint: " + hint));
    if (debug) {
      trace(failure, console.err());
    }
    return failure.exit().code();
  }

  private static void trace(Failure failure, PrintWriter err) {
    Throwable cause = failure.getCause();
    (cause == null ? failure : cause).printStackTrace(err);
    err.flush();
  }
}
