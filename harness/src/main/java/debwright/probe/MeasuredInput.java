package debwright.probe;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The requests on their way to the worker. What happens between the end of one read and the start
 * of the next is an answer: the harness sends no request before it has the answer to the last.
 */
final class MeasuredInput extends FilterInputStream {
  private final Meter meter;

  MeasuredInput(InputStream requests, Meter meter) {
    super(requests);
    this.meter = meter;
  }

  @Override
  public int read() throws IOException {
    meter.stop();
    int octet = super.read();
    meter.start();
    return octet;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    meter.stop();
    int read = super.read(buffer, offset, length);
    meter.start();
    return read;
  }
}
