package debwright.distil;

import debwright.elf.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Passes reads on and notes down which bytes were asked for. */
final class RecordingSource implements ByteSource {
  private final ByteSource source;
  private final ExtentSet read;

  RecordingSource(ByteSource source, ExtentSet read) {
    this.source = source;
    this.read = read;
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public ByteBuffer read(long offset, int length) throws IOException {
    ByteBuffer bytes = source.read(offset, length);
    read.add(offset, length);
    return bytes;
  }
}
