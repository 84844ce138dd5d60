package debwright.materials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import debwright.corpus.Corpus;
import debwright.corpus.Digests;
import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.corpus.Tier;
import debwright.mirror.Patience;
import debwright.plan.Outcome;
import debwright.run.RunItem;
import debwright.source.AptSource;
import debwright.source.FetchSettings;
import debwright.source.Progress;
import debwright.source.Sources;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedBytesTest {
  private static final byte[] APP = "an app".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void tellsARunWhyThereAreNoBytes() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "there", 200, APP);
    answer(server, "missing", 404, new byte[0]);
    answer(server, "busy", 503, new byte[0]);
    answer(server, "other", 200, "an ape".getBytes(UTF_8));
    server.start();
    try {
      List<Item> items = new ArrayList<>();
      for (String name : List.of("there", "missing", "busy", "other")) {
        items.add(
            item(name, "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), name)));
      }
      Map<String, Outcome> outcomes = outcomes(items);
      assertThat(outcomes)
          .containsOnly(
              Map.entry("missing", Outcome.MISSING_INPUT),
              Map.entry("busy", Outcome.NETWORK),
              Map.entry("other", Outcome.DIGEST_MISMATCH));
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpServer server, String name, int status, byte[] body) {
    server.createContext(
        "/" + name,
        exchange -> {
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  /** Of those that have no bytes. */
  private Map<String, Outcome> outcomes(List<Item> items) throws Exception {
    Corpus corpus = Corpus.write(folder.resolve("mine.corpus.csv"), items);
    Patience patience = new Patience(Duration.ofSeconds(10), 2, length -> {});
    FetchSettings settings =
        new FetchSettings(folder.resolve("cache"), Optional.empty(), 0, Map.of(), patience, false);
    Map<String, Outcome> outcomes = new TreeMap<>();
    new FetchedBytes(new Sources(AptSource.of(settings)), Progress.silent())
        .of(corpus, corpus.items())
        .forEach(
            (item, input) -> {
              if (input instanceof RunItem.Unusable unusable) {
                outcomes.put(item.id(), unusable.outcome());
              }
            });
    return outcomes;
  }

  private static Item item(String name, String url) {
    return new Item(
        name,
        new Location.Url(url),
        Digests.of(APP),
        APP.length,
        "debian:12",
        "amd64",
        Tier.FULL,
        Optional.empty());
  }
}
