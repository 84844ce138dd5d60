package debwright.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients that begin a request and then send a little now and then, and read nothing. */
final class Crowd implements AutoCloseable {
  /** So small that an answer soon waits for its reader. */
  private static final int WINDOW = 2048;

  private final List<SocketChannel> all = new ArrayList<>();
  private final Thread dribble;
  private volatile boolean over;

  private Crowd(byte[] each, Duration pause) {
    this.dribble = new Thread(() -> dribble(each, pause), "dribble");
    dribble.setDaemon(true);
  }

  /**
   * Some that send a beginning each and nothing further.
   *
   * @param begin what each sends at once
   */
  static Crowd still(int port, int count, String begin) throws IOException {
    Crowd crowd = new Crowd(new byte[0], Duration.ZERO);
    crowd.come(port, count, begin);
    return crowd;
  }

  /**
   * Some that never end.
   *
   * @param begin what each sends at once
   * @param more what each sends after each pause
   */
  static Crowd dribbling(int port, int count, String begin, String more, Duration pause)
      throws IOException {
    Crowd crowd = new Crowd(more.getBytes(StandardCharsets.ISO_8859_1), pause);
    crowd.come(port, count, begin);
    crowd.dribble.start();
    return crowd;
  }

  private void come(int port, int count, String begin) throws IOException {
    InetSocketAddress place = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open();
      channel.setOption(StandardSocketOptions.SO_RCVBUF, WINDOW);
      channel.connect(place);
      all.add(channel);
      channel.write(ByteBuffer.wrap(begin.getBytes(StandardCharsets.ISO_8859_1)));
      channel.configureBlocking(false);
    }
  }

  private void dribble(byte[] each, Duration pause) {
    while (!over) {
      for (SocketChannel channel : all) {
        try {
          channel.write(ByteBuffer.wrap(each));
        } catch (IOException e) {
          // It is closed there, which ended() counts.
        }
      }
      try {
        Thread.sleep(pause.toMillis());
      } catch (InterruptedException e) {
        over = true;
      }
    }
  }

  /** How many the server let go within a time; what it said to the first is in {@code said}. */
  int ended(Duration limit, StringBuilder said) throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    List<SocketChannel> open = new ArrayList<>(all);
    while (!open.isEmpty() && System.nanoTime() < end) {
      open.removeIf(each -> isEnded(each, each == all.get(0) ? said : new StringBuilder()));
      Thread.sleep(20);
    }
    return all.size() - open.size();
  }

  /** How many have an answer that begins so. */
  int answered(String begin) {
    int answered = 0;
    for (SocketChannel channel : all) {
      StringBuilder said = new StringBuilder();
      isEnded(channel, said);
      answered += said.toString().startsWith(begin) ? 1 : 0;
    }
    return answered;
  }

  private static boolean isEnded(SocketChannel channel, StringBuilder said) {
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    try {
      int read = channel.read(buffer);
      while (read > 0) {
        said.append(new String(buffer.array(), 0, read, StandardCharsets.ISO_8859_1));
        buffer.clear();
        read = channel.read(buffer);
      }
      return read < 0;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    over = true;
    for (SocketChannel channel : all) {
      channel.close();
    }
  }
}
