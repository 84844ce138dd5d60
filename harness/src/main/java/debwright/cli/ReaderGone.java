package debwright.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output that knows a reader who has seen enough ({@code | head}) from a disk that is
 * full: the first is nobody's fault, so what is written from then on is dropped.
 */
final class ReaderGone extends FilterOutputStream {
  private boolean gone;

  ReaderGone(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    unlessGone(() -> out.write(bytes, offset, length));
  }

  @Override
  public void flush() throws IOException {
    unlessGone(out::flush);
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void unlessGone(Writing writing) throws IOException {
    if (gone) {
      return;
    }
    try {
      writing.run();
    } catch (IOException e) {
      // The kernel's words for EPIPE; Java has no exception of its own for it.
      gone = "Broken pipe".equals(e.getMessage());
      if (!gone) {
        throw e;
      }
    }
  }
}
