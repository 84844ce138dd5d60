package debwright.notify;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A web server that keeps what it is sent, and answers as it is told to. */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private volatile Answer answer = exchange -> reply(exchange, 200, "");

  record Request(String method, String path, Headers headers, String text) {
    byte[] body() {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    String header(String name) {
      List<String> values = headers.getOrDefault(name, List.of());
      return values.size() == 1 ? values.get(0) : values.toString();
    }
  }

  interface Answer {
    void give(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private Receiver(HttpServer server) {
    this.server = server;
  }

  static Receiver start() throws IOException {
    return start(0);
  }

  static Receiver start(int port) throws IOException {
    Receiver receiver =
        new Receiver(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    receiver.server.createContext("/", receiver::handle);
    receiver.server.setExecutor(receiver.threads);
    receiver.server.start();
    return receiver;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    // With what comes after the path as it was sent: a decoded slash would hide.
    String path = exchange.getRequestURI().getRawPath();
    requests.add(
        new Request(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), text));
    try {
      answer.give(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  void answers(int status, String text) {
    answer = exchange -> reply(exchange, status, text);
  }

  void does(Answer given) {
    answer = given;
  }

  static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  String address() {
    return "http://127.0.0.1:" + port();
  }

  WebhookChannel.Address open() {
    return new WebhookChannel.Address.Open(URI.create(address() + "/hook"));
  }

  WebhookChannel.Address hidden(String variable) {
    return new WebhookChannel.Address.Hidden(
        new Secret(variable, Map.of(variable, address() + "/T0/B0/s3cret")::get));
  }

  /** The next request, or an error after some seconds. */
  Request next() throws InterruptedException {
    Request request = requests.poll(10, TimeUnit.SECONDS);
    if (request == null) {
      throw new IllegalStateException("nothing came in 10 s");
    }
    return request;
  }

  /** How many came that were not asked for. */
  int more() {
    return requests.size();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
