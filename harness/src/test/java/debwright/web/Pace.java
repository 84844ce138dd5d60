package debwright.web;

import debwright.delivery.BoardReader;
import debwright.delivery.Proposals;
import debwright.ledger.DeliveryFact.Commented;
import debwright.ledger.Ledger;
import debwright.ledger.State;
import debwright.trunk.Trunk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How fast pages of a large project are: {@code Pace FOLDER REVISIONS PROPOSALS} makes one, unless
 * it is there, and prints how long each page and each step before takes.
 */
final class Pace {
  private static final int TIMES = 9;
  private static final List<String> PAGES =
      List.of(
          "",
          "revisions",
          "revisions?page=150",
          "proposals",
          "proposals?page=12",
          "backlog",
          "deploys",
          "stages",
          "tests",
          "trend",
          "audit",
          "audit?page=100",
          "hints",
          "comparison",
          "proposals/500",
          "backlog/electron-sandbox");

  private final Site site;

  Pace(Site site) {
    this.site = site;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    if (!Files.isDirectory(folder.resolve("refs"))) {
      Files.createDirectories(folder);
      try (World made =
          World.make(folder, Integer.parseInt(args[1]), Integer.parseInt(args[2]), "")) {
        System.out.println(made.revisions().size() + " revisions were made");
      }
    }
    try (Trunk trunk = Trunk.open(folder)) {
      steps(trunk);
      Pace pace = new Pace(new Site(WebContext.of(trunk)));
      System.out.printf(Locale.ROOT, "%8.0f ms  first page, cold%n", pace.once(""));
      for (String page : PAGES) {
        System.out.printf(Locale.ROOT, "%8.1f ms  /%s%n", pace.median(page), page);
      }
      String tip = trunk.tip("main").id();
      System.out.printf(Locale.ROOT, "%8.1f ms  /revisions/TIP%n", pace.median("revisions/" + tip));
    }
  }

  private static void steps(Trunk trunk) throws Exception {
    Ledger ledger = Ledger.of(trunk);
    long start = System.nanoTime();
    State state = ledger.state();
    System.out.printf(
        Locale.ROOT, "%8.0f ms  read %d events, cold%n", since(start), state.all().size());
    start = System.nanoTime();
    Proposals proposals = Proposals.of(state);
    System.out.printf(
        Locale.ROOT, "%8.0f ms  fold %d proposals%n", since(start), proposals.all().size());
    start = System.nanoTime();
    BoardReader boards = new BoardReader(trunk, ledger);
    boards.read(Paging.SIZE);
    System.out.printf(Locale.ROOT, "%8.0f ms  read the board, cold%n", since(start));
    for (int i = 0; i < 5; i++) {
      start = System.nanoTime();
      ledger.append(World.ANN, new Commented("500", "Number " + i));
      double written = since(start);
      start = System.nanoTime();
      ledger.state();
      double read = since(start);
      start = System.nanoTime();
      Snapshot.of(boards.read(Paging.SIZE));
      System.out.printf(
          Locale.ROOT,
          "%8.0f ms  record one more event; %.0f ms read and fold all; %.0f ms the board%n",
          written,
          read,
          since(start));
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  double median(String page) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      times.add(once(page));
    }
    times.sort(Comparator.naturalOrder());
    return times.get(TIMES / 2);
  }

  double once(String page) throws Exception {
    String[] words = page.split("\\?page=", -1);
    List<String> path = words[0].isEmpty() ? List.of() : List.of(words[0].split("/", -1));
    int number = words.length > 1 ? Integer.parseInt(words[1]) : 1;
    long start = System.nanoTime();
    Pages found =
        site.page(new Site.Wish(path, number, new Links.Served(), Optional.empty())).orElseThrow();
    Renderer.html(found);
    return since(start);
  }
}
