package debwright.spark;

import debwright.run.EngineException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the master of a standalone cluster listens. Spark itself takes a minute to find out that
 * nobody does, and then tells its log alone.
 */
record MasterAddress(String host, int port) {
  private static final String STANDALONE = "spark://";
  private static final Pattern TEXT = Pattern.compile("(.+):([0-9]{1,5})");
  private static final int PATIENCE_MS = 5000;

  /**
   * Sees whether one of the masters answers; those of other kinds of clusters are not tried.
   *
   * @param url one or more standalone masters, such as {@code spark://a:7077,b:7077}
   * @throws EngineException none answers
   */
  static void check(String url) throws EngineException {
    if (!url.startsWith(STANDALONE)) {
      return;
    }
    List<String> silent = new ArrayList<>();
    for (String each : url.substring(STANDALONE.length()).split(",", -1)) {
      Matcher matcher = TEXT.matcher(each);
      if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65535) {
        throw new EngineException(
            "--master: expected spark://HOST:PORT, found " + url, "", "such as spark://head:7077");
      }
      MasterAddress address =
          new MasterAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
      try {
        address.connect();
        return;
      } catch (IOException e) {
        silent.add(each + " (" + e.getMessage() + ")");
      }
    }
    throw new EngineException(
        "no Spark master answers at " + String.join(", ", silent),
        "",
        "the master's page names its URL; sbin/start-master.sh of Spark starts one");
  }

  private void connect() throws IOException {
    try (Socket socket = new Socket()) {
      InetSocketAddress address = new InetSocketAddress(host, port);
      if (address.isUnresolved()) {
        throw new IOException("no such host");
      }
      socket.connect(address, PATIENCE_MS);
    }
  }
}
