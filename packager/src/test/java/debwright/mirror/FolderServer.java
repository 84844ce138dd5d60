package debwright.mirror;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves a folder on the loopback interface as a mirror does, with ranges, and misbehaves where it
 * is told to. It runs by itself too: {@code java FolderServer.java FOLDER [MILLISECONDS]}, each
 * answer that much later.
 */
final class FolderServer implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

  /** Another answer than the file. */
  interface Fault {
    void answer(HttpExchange exchange, FolderServer server) throws IOException;
  }

  private final Path folder;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicLong bytes = new AtomicLong();
  private volatile boolean ranges = true;
  private volatile long delay;

  FolderServer(Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public static void main(String[] args) throws IOException {
    FolderServer server = new FolderServer(Path.of(args[0]));
    server.delay = args.length > 1 ? Long.parseLong(args[1]) : 0;
    System.out.println(server.url());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    System.out.printf(
                        "%d requests, %d bytes%n", server.requests.size(), server.bytes.get())));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers requests for ranges with whole files. */
  void forgetRanges() {
    ranges = false;
  }

  /** Answers later, as a mirror far away. */
  void delay(long milliseconds) {
    delay = milliseconds;
  }

  /** Misbehaves at the next requests for a path, once for each fault. */
  void fault(String path, Fault... all) {
    faults.computeIfAbsent("/" + path, key -> new ArrayDeque<>()).addAll(List.of(all));
  }

  /** The paths asked for so far, each with its range behind a blank, if any. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  void forgetRequests() {
    requests.clear();
  }

  long bytes() {
    return bytes.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String range = exchange.getRequestHeaders().getFirst("Range");
      String path = exchange.getRequestURI().getPath();
      requests.add(path.substring(1) + (range == null ? "" : " " + range));
      sleep(delay);
      Fault fault = next(path);
      if (fault == null) {
        serve(exchange);
      } else {
        fault.answer(exchange, this);
      }
    } catch (IOException e) {
      // The client hung up, which some of them should.
    }
  }

  private Fault next(String path) {
    Queue<Fault> queue = faults.get(path);
    if (queue == null) {
      return null;
    }
    synchronized (queue) {
      return queue.poll();
    }
  }

  void serve(HttpExchange exchange) throws IOException {
    Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
    if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
      status(exchange, 404);
      return;
    }
    String asked = exchange.getRequestHeaders().getFirst("Range");
    Matcher range = RANGE.matcher(asked == null || !ranges ? "" : asked);
    long size = Files.size(file);
    long from = range.matches() ? Long.parseLong(range.group(1)) : 0;
    long end = range.matches() ? Math.min(size, Long.parseLong(range.group(2)) + 1) : size;
    if (from >= size && range.matches()) {
      status(exchange, 416);
      return;
    }
    if (range.matches()) {
      String header = "bytes %d-%d/%d".formatted(from, end - 1, size);
      exchange.getResponseHeaders().set("Content-Range", header);
    }
    exchange.sendResponseHeaders(range.matches() ? 206 : 200, end == from ? -1 : end - from);
    send(exchange, file, from, end);
  }

  private void send(HttpExchange exchange, Path file, long from, long end) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = exchange.getResponseBody()) {
      in.skipNBytes(from);
      byte[] chunk = new byte[1 << 13];
      for (long left = end - from; left > 0; ) {
        int got = in.readNBytes(chunk, 0, (int) Math.min(chunk.length, left));
        out.write(chunk, 0, got);
        bytes.addAndGet(got);
        left -= got;
      }
    }
  }

  static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
