package debwright.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** In the worker: marks lines that run in a file, which outlives a worker that is killed. */
public final class Seen {
  private static final MappedByteBuffer MARKS = open();

  private Seen() {}

  private static MappedByteBuffer open() {
    try (FileChannel file =
        FileChannel.open(
            Path.of(System.getProperty("debwright.seen")),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      return file.map(FileChannel.MapMode.READ_WRITE, 0, file.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** That line runs. */
  public static void line(int number) {
    MARKS.put(number, (byte) 1);
  }
}
