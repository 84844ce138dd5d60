package debwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.delivery.Role;
import debwright.hosting.GitHost;
import debwright.hosting.GitRoutes;
import io.javalin.config.RoutesConfig;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are slow, honest or not, at a server that has little patience. */
class SlowClientsTest {
  private static final Patience LITTLE =
      new Patience(Duration.ofMillis(300), Duration.ofMillis(500), 500, 400, 32, 30);
  private static final Patience MUCH =
      new Patience(Duration.ofSeconds(20), Duration.ofMinutes(1), 1024, 500, 32, 30);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(40);
  private static final byte[] LARGE = new byte[8 << 20];
  private static final String HOST = "Host: localhost\r\n";
  private static final String HEAD = "GET / HTTP/1.1\r\n" + HOST + "X-Long: ";
  private static final String LOGIN =
      "POST /login HTTP/1.1\r\n" + HOST + "Content-Length: 100000\r\n\r\ntoken=";
  private static final String LISTEN = "GET /events HTTP/1.1\r\n" + HOST + "\r\n";
  private static final String ASK_LARGE = "GET /logs/large HTTP/1.1\r\n" + HOST + "\r\n";

  @TempDir static Path folder;
  private static World world;
  private static Served served;

  @BeforeAll
  static void serve() throws Exception {
    world = World.make(folder, 12, 2, "");
    WebContext plain = WebContext.of(world.trunk());
    GitHost host = new GitHost(world.trunk(), plain.desk(), plain.works(), number -> number);
    served = new Served(world, routes -> mount(routes, host, plain), List.of(), LITTLE);
    served.get("/proposals");
  }

  private static void mount(RoutesConfig routes, GitHost host, WebContext plain) {
    new GitRoutes(host, plain.tokens()).on(routes);
    routes.post(
        "/git/count",
        request -> request.result(request.req().getInputStream().readAllBytes().length + " came"));
    routes.get(
        "/git/think",
        request -> {
          Thread.sleep(LITTLE.window().multipliedBy(2).toMillis());
          request.result("thought");
        });
    routes.get("/logs/large", request -> request.result(new ByteArrayInputStream(LARGE)));
  }

  @AfterAll
  static void end() {
    if (served != null) {
      served.close();
      world.close();
    }
  }

  private static int port() {
    return served.server().port();
  }

  @Test
  void endsAHeadThatDribbles() throws Exception {
    try (Crowd crowd = Crowd.dribbling(port(), 1, HEAD, "a", PAUSE)) {
      assertThat(crowd.ended(SOON, new StringBuilder())).as("it is let go").isEqualTo(1);
    }
  }

  @Test
  void endsAPushThatDribbles() throws Exception {
    String token = served.token(World.ANN, EnumSet.allOf(Role.class));
    String pair =
        Base64.getEncoder().encodeToString(("ann:" + token).getBytes(StandardCharsets.UTF_8));
    String push =
        "POST /git/git-receive-pack HTTP/1.1\r\n"
            + HOST
            + "Content-Type: application/x-git-receive-pack-request\r\n"
            + "Authorization: Basic "
            + pair
            + "\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n00f0\r\n";
    expectEnd(push, "1\r\na\r\n");
  }

  /** What is too long to be awaited before a thread is given to it. */
  @Test
  void endsALongBodyThatBeginsToDribble() throws Exception {
    String begin =
        "POST /git/count HTTP/1.1\r\n"
            + HOST
            + "Content-Length: 1000000\r\n\r\n"
            + "x".repeat(70_000);
    expectEnd(begin, "x");
  }

  private static void expectEnd(String begin, String more) throws Exception {
    StringBuilder said = new StringBuilder();
    try (Crowd crowd = Crowd.dribbling(port(), 1, begin, more, PAUSE)) {
      assertThat(crowd.ended(SOON, said)).as("it is let go").isEqualTo(1);
    }
    assertThat(said.toString())
        .as("nothing, or that it was too slow")
        .matches("(?s)|HTTP/1.1 408.*");
  }

  @Test
  void endsAReaderThatNeverReads() throws Exception {
    try (Crowd crowd = Crowd.still(port(), 1, ASK_LARGE)) {
      Thread.sleep(LITTLE.window().multipliedBy(2).toMillis());
      StringBuilder said = new StringBuilder();
      assertThat(crowd.ended(SOON, said)).as("it is let go").isEqualTo(1);
      assertThat(said.length()).as("before it has all").isLessThan(LARGE.length);
    }
  }

  @Test
  void servesWhoIsSlowButHonest() throws Exception {
    int parts = 25;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      OutputStream out = socket.getOutputStream();
      send(out, "POST /git/count HTTP/1.1\r\n" + HOST + "Connection: close\r\n");
      send(out, "Content-Length: " + (70_000 + parts * 200) + "\r\n\r\n" + "x".repeat(70_000));
      for (int i = 0; i < parts; i++) {
        Thread.sleep(PAUSE.toMillis());
        send(out, "x".repeat(200));
      }
      assertThat(all(socket)).startsWith("HTTP/1.1 200").contains("75000 came");
    }
  }

  @Test
  void awaitsItsOwnWork() throws Exception {
    assertThat(served.get("/git/think").body()).isEqualTo("thought");
  }

  @Test
  void keepsAReaderThatReadsSlowly() throws Exception {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
      send(socket.getOutputStream(), ASK_LARGE);
      InputStream in = socket.getInputStream();
      long end = System.nanoTime() + LITTLE.window().multipliedBy(2).plus(PAUSE).toNanos();
      int read = 0;
      while (System.nanoTime() < end) {
        assertThat(in.readNBytes(8192)).as("after %d bytes", read).hasSize(8192);
        read += 8192;
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }

  /** Were they to hold threads, this server would have none for as long as a minute. */
  @Test
  void answersOthersWhateverACrowdDoes() throws Exception {
    WebContext plain = WebContext.of(world.trunk());
    GitHost host = new GitHost(world.trunk(), plain.desk(), plain.works(), number -> number);
    try (Served usual = new Served(world, routes -> mount(routes, host, plain), List.of(), MUCH)) {
      int port = usual.server().port();
      try (Crowd heads = Crowd.dribbling(port, 150, HEAD, "a", PAUSE);
          Crowd bodies = Crowd.dribbling(port, 100, LOGIN, "a", PAUSE);
          Crowd large = Crowd.dribbling(port, 50, LOGIN + "x".repeat(70_000), "a", PAUSE);
          Crowd readers = Crowd.still(port, 40, ASK_LARGE);
          Crowd listeners = Crowd.still(port, 40, LISTEN)) {
        for (int i = 0; i < 10; i++) {
          long start = System.nanoTime();
          assertThat(usual.get("/proposals").statusCode()).isEqualTo(200);
          assertThat(Duration.ofNanos(System.nanoTime() - start))
              .as("page %d", i)
              .isLessThan(Duration.ofSeconds(5));
        }
        assertThat(listeners.answered("HTTP/1.1 503"))
            .as("listeners refused, of 40 where 30 may listen")
            .isGreaterThanOrEqualTo(10);
        assertThat(List.of(heads, bodies, large, readers)).as("all were there").hasSize(4);
      }
    }
  }

  @Test
  void letsACrowdGo() throws Exception {
    try (Crowd heads = Crowd.dribbling(port(), 60, HEAD, "a", PAUSE);
        Crowd bodies = Crowd.dribbling(port(), 60, LOGIN, "a", PAUSE);
        Crowd large = Crowd.dribbling(port(), 30, LOGIN + "x".repeat(70_000), "a", PAUSE)) {
      assertThat(heads.ended(SOON, new StringBuilder())).as("heads").isEqualTo(60);
      assertThat(bodies.ended(SOON, new StringBuilder())).as("bodies").isEqualTo(60);
      assertThat(large.ended(SOON, new StringBuilder())).as("long bodies").isEqualTo(30);
    }
    assertThat(served.get("/").statusCode()).isEqualTo(200);
  }

  private static void send(OutputStream out, String text) throws Exception {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static String all(Socket socket) throws Exception {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
