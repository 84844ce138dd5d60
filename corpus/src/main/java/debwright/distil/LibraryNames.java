package debwright.distil;

import debwright.elf.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the NUL-terminated printable strings that contain {@code .so}: what a program may hand to
 * dlopen(3). A string longer than a path can be names no library.
 */
final class LibraryNames {
  private static final int CHUNK = 1 << 20;
  private static final int PATH_MAX = 4096;
  private static final int SUFFIX = '.' << 16 | 's' << 8 | 'o';

  private final ByteSource source;
  private final List<Extent> found = new ArrayList<>();
  private long start;
  private boolean named;
  private int last;

  LibraryNames(ByteSource source) {
    this.source = source;
  }

  List<Extent> find() throws IOException {
    for (long at = 0; at < source.size(); at += CHUNK) {
      ByteBuffer chunk = source.read(at, (int) Math.min(CHUNK, source.size() - at));
      for (int i = 0; i < chunk.limit(); i++) {
        next(chunk.get(i), at + i);
      }
    }
    return found;
  }

  private void next(byte octet, long at) {
    if (octet >= ' ' && octet < 0x7f) {
      last = (last << 8 | octet) & 0xffffff;
      named |= last == SUFFIX;
      return;
    }
    if (octet == 0 && named && at - start <= PATH_MAX) {
      found.add(Extent.between(start, at + 1));
    }
    start = at + 1;
    named = false;
    last = 0;
  }
}
