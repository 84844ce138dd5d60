package debwright.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves files on the loopback interface, with ranges, and misbehaves where it is told to. */
public final class FaultyServer implements AutoCloseable {
  /** Another answer than the file. */
  public interface Fault {
    void answer(HttpExchange exchange, byte[] file) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile boolean ranges = true;

  public FaultyServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public String put(String path, byte[] file) {
    files.put("/" + path, file);
    return url() + "/" + path;
  }

  /** Misbehaves at the next requests for a path, once for each fault. */
  public void fault(String path, Fault... next) {
    faults.put("/" + path, new ConcurrentLinkedQueue<>(List.of(next)));
  }

  /** Answers requests for ranges with whole files. */
  void forgetRanges() {
    ranges = false;
  }

  /** The paths asked for, each with its range behind a blank, if any. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** An answer without a body. */
  public static Fault status(int status) {
    return (exchange, file) -> exchange.sendResponseHeaders(status, -1);
  }

  /** Promises all of the file, sends so much, and hangs up. */
  static Fault cut(int length) {
    return (exchange, file) -> {
      exchange.sendResponseHeaders(200, file.length);
      exchange.getResponseBody().write(file, 0, length);
      exchange.getResponseBody().flush();
      throw new IOException("hung up");
    };
  }

  /** Promises all of the file, sends so much, and then nothing for a second. */
  static Fault stall(int length) {
    return (exchange, file) -> {
      exchange.sendResponseHeaders(200, file.length);
      exchange.getResponseBody().write(file, 0, length);
      exchange.getResponseBody().flush();
      try {
        Thread.sleep(1000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String range = exchange.getRequestHeaders().getFirst("Range");
      requests.add(path.substring(1) + (range == null ? "" : " " + range));
      Fault fault = faults.getOrDefault(path, new ArrayDeque<>()).poll();
      byte[] file = files.getOrDefault(path, new byte[0]);
      if (fault != null) {
        fault.answer(exchange, file);
      } else if (!files.containsKey(path)) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        serve(exchange, file, ranges && range != null ? range : "");
      }
    }
  }

  private static void serve(HttpExchange exchange, byte[] file, String range) throws IOException {
    int from = range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (!range.isEmpty()) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
    }
    exchange.sendResponseHeaders(range.isEmpty() ? 200 : 206, file.length - from);
    exchange.getResponseBody().write(Arrays.copyOfRange(file, from, file.length));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
