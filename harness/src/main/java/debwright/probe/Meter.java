package debwright.probe;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Reads the counters of the thread that answers, at the start and the end of each answer. */
final class Meter {
  private static final Path IO = Path.of("/proc/thread-self/io");
  private static final boolean READS_ARE_TOLD = Files.isReadable(IO);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final FileChannel out;
  private final byte[] text = new byte[1024];
  private Optional<RandomAccessFile> io = Optional.empty();
  private Optional<Reading> begun = Optional.empty();

  /** The length of what the kernel said of the thread, which it counts as read from then on. */
  private long ownBytes;

  Meter(Path file) throws IOException {
    out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** A request was read. */
  void start() throws IOException {
    long[] read = read();
    Tally.clear();
    begun = Optional.of(reading(read));
  }

  /** Another request is about to be read: the last one, if any, was answered. */
  void stop() throws IOException {
    if (begun.isEmpty()) {
      return;
    }
    long allocated = allocated();
    long nanos = System.nanoTime();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long own = ownBytes;
    long[] read = read();
    Reading end =
        new Reading(
            allocated, read[0] - own, read[1] - 1, Tally.lookups(), Tally.steps(), nanos, cpu);
    Reading cost = end.since(begun.get());
    write((READS_ARE_TOLD ? cost : cost.withoutReads()).line());
    begun = Optional.empty();
  }

  private static Reading reading(long[] read) {
    long cpu = THREADS.getCurrentThreadCpuTime();
    long nanos = System.nanoTime();
    return new Reading(allocated(), read[0], read[1], 0, 0, nanos, cpu);
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /**
   * Bytes and calls of this thread, as {@code proc_pid_io(5)} has them; zeros where it is not
   * there.
   */
  private long[] read() throws IOException {
    RandomAccessFile file = file();
    file.seek(0);
    int length = Math.max(0, file.read(text));
    ownBytes = length;
    String said = new String(text, 0, length, StandardCharsets.US_ASCII);
    return new long[] {number(said, "rchar: "), number(said, "syscr: ")};
  }

  /** Opened by the thread that is measured, as the kernel tells of the one that opens it. */
  private RandomAccessFile file() throws IOException {
    if (io.isEmpty()) {
      io = Optional.of(new RandomAccessFile(IO.toString(), "r"));
    }
    return io.get();
  }

  private static long number(String said, String name) {
    int start = said.indexOf(name);
    if (start < 0) {
      return 0;
    }
    int end = said.indexOf('\n', start);
    return Long.parseLong(said.substring(start + name.length(), end));
  }

  private void write(String line) throws IOException {
    ByteBuffer bytes = StandardCharsets.US_ASCII.encode(line + "\n");
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
