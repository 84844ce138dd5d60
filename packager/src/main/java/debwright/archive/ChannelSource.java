package debwright.archive;

import debwright.elf.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A range of an open file, read where it lies. */
final class ChannelSource implements ByteSource {
  private final FileChannel channel;
  private final long start;
  private final long size;

  ChannelSource(FileChannel channel, long start, long size) {
    this.channel = channel;
    this.start = start;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public ByteBuffer read(long offset, int length) throws IOException {
    Ranges.check(offset, length, size);
    ByteBuffer target = ByteBuffer.allocate(length);
    while (target.hasRemaining()) {
      if (channel.read(target, start + offset + target.position()) < 0) {
        throw Ranges.shortened(size);
      }
    }
    return target.flip();
  }
}
