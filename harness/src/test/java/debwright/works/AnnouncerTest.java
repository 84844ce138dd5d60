package debwright.works;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import debwright.delivery.BoardReader;
import debwright.landing.DeliveryWorld;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncerTest {
  @TempDir Path temp;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private HttpServer hook;

  @BeforeEach
  void listen() throws Exception {
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    hook.start();
  }

  @AfterEach
  void stop() {
    hook.stop(0);
  }

  @Test
  void anEntryThatIsWrongOnTrunkKeepsNobodyElseFromBeingTold() throws Exception {
    String project =
        DeliveryWorld.PROJECT
            + """
            notify:
              - irc: {server: irc.example.org, channel: "#project"}
                on: [landet]
              - webhook: {url: "http://127.0.0.1:%d/"}
            """
                .formatted(hook.getAddress().getPort());
    try (DeliveryWorld world = DeliveryWorld.in(temp, project);
        Announcer announcer =
            new Announcer(
                world.trunk,
                world.ledger,
                temp.resolve("told"),
                URI.create("https://delivery.example.org/"),
                said::add)) {
      world.propose(world.change("a", "1\n"));
      announcer.announce();
      world.propose(world.change("b", "1\n"));
      announcer.announce();
      world.propose(world.change("c", "1\n"));
      announcer.announce();
      assertThat(heard.poll(10, TimeUnit.SECONDS))
          .as("the good channel's first notice, with its link")
          .isNotNull()
          .contains("\"kind\":\"proposed\"", "https://delivery.example.org/proposals/2");
      assertThat(heard.poll(10, TimeUnit.SECONDS)).as("the second one").isNotNull();
      String told =
          "not all are told: debwright.yaml:5: 'on': unknown kind of notice 'landet'"
              + " (did you mean 'landed'?)";
      assertThat(said).as("said once, not with each notice").containsExactly(told);
      assertThat(new BoardReader(world.trunk, world.ledger).read(1).notes())
          .as("on the board, for status and the first page")
          .contains(told);
    }
  }
}
