package debwright.mirror;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a server answers to one GET request, redirections followed.
 *
 * <p>Java's older client is used, since it has a time limit for each read, which the newer one
 * lacks for bodies, and hangs up at once.
 */
final class Answer implements Closeable {
  static final int OK = 200;
  static final int PARTIAL = 206;
  static final int BEYOND = 416;

  private static final int MOST_REDIRECTIONS = 5;
  private static final int MOST_PROBLEM = 1 << 14;

  private final HttpURLConnection connection;
  private final int status;
  private final Optional<WatchedInput> body;

  private Answer(HttpURLConnection connection, Network network) throws IOException {
    this.connection = connection;
    this.status = connection.getResponseCode();
    this.body =
        status / 100 == 2
            ? Optional.of(new WatchedInput(connection.getInputStream(), network))
            : Optional.empty();
  }

  /**
   * Asks for a file.
   *
   * @param range the value of the header {@code Range}, or empty for all of it
   */
  static Answer get(URI place, Optional<String> range, Network network) throws IOException {
    URI at = place;
    for (int i = 0; i <= MOST_REDIRECTIONS; i++) {
      Answer answer = new Answer(connect(at, range, network), network);
      Optional<URI> next = answer.redirection(at);
      if (next.isEmpty()) {
        return answer;
      }
      answer.close();
      at = next.get();
    }
    throw new ProtocolException("more than %d redirections".formatted(MOST_REDIRECTIONS));
  }

  private static HttpURLConnection connect(URI at, Optional<String> range, Network network)
      throws IOException {
    network.transfer().request();
    HttpURLConnection connection =
        (HttpURLConnection) at.toURL().openConnection(network.proxies().of(at));
    int stall = (int) network.patience().stall().toMillis();
    connection.setConnectTimeout(stall);
    connection.setReadTimeout(stall);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("User-Agent", "Debwright");
    connection.setRequestProperty("Accept", "*/*");
    range.ifPresent(value -> connection.setRequestProperty("Range", value));
    return connection;
  }

  private Optional<URI> redirection(URI from) throws IOException {
    String location = connection.getHeaderField("Location");
    if (status / 100 != 3 || location == null) {
      return Optional.empty();
    }
    try {
      URI next = from.resolve(new URI(location));
      if (!HttpArchive.isHttp(next)) {
        throw new ProtocolException("it redirects to " + next);
      }
      return Optional.of(next);
    } catch (URISyntaxException e) {
      throw new ProtocolException("it redirects to no URL: " + location);
    }
  }

  int status() {
    return status;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(connection.getHeaderField(name));
  }

  /** The body of an answer that is a success. */
  InputStream body() throws IOException {
    return body.orElseThrow(() -> new IOException("an answer of status " + status));
  }

  /** How many bytes the body has, where the server says so. */
  OptionalLong length() {
    long length = connection.getContentLengthLong();
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }

  /**
   * Checks, at the body's end, that it came whole.
   *
   * @throws EOFException when it did not
   */
  void checkEnd() throws IOException {
    long received = body.map(WatchedInput::count).orElse(0L);
    if (length().isPresent() && received < length().getAsLong()) {
      throw new EOFException(
          "it ends after %d of %d bytes".formatted(received, length().getAsLong()));
    }
  }

  /** Hangs up unless all was read: what is left is not worth waiting for. */
  @Override
  public void close() throws IOException {
    InputStream error = connection.getErrorStream();
    long received = body.map(WatchedInput::count).orElse(0L);
    boolean whole = body.isPresent() && length().isPresent() && length().getAsLong() == received;
    if (whole) {
      body.get().close();
    } else if (error != null && error.readNBytes(MOST_PROBLEM).length < MOST_PROBLEM) {
      error.close();
    } else {
      connection.disconnect();
    }
  }
}
