package debwright.drawers;

import debwright.corpus.CacheFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gives every file of every drawer to {@code debwright deps}, in both modes, and prints what came
 * of it; with {@code --readelf}, compares what is read of each with readelf instead.
 *
 * <pre>{@code
 * Drawers [--readelf] [DRAWER | NAME=FOLDER]...
 * }</pre>
 *
 * Run it with a small heap: a file that needs more counts as a failure.
 */
public final class Drawers {
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final long MOST_BYTES = 8L << 30;
  private static final String READELF = "--readelf";

  private final PrintStream out;
  private final Path scratch;

  private Drawers(PrintStream out, Path scratch) {
    this.out = out;
    this.scratch = scratch;
  }

  public static void main(String[] args) throws IOException {
    Path scratch = Files.createTempDirectory("debwright-drawers-").resolve("unpacked");
    Drawers drawers = new Drawers(System.out, scratch);
    Map<String, Path> folders = drawers.folders(words(args));
    boolean good =
        Arrays.asList(args).contains(READELF) ? drawers.compare(folders) : drawers.ask(folders);
    System.exit(good ? 0 : 1);
  }

  private static List<String> words(String[] args) {
    List<String> words = new ArrayList<>(Arrays.asList(args));
    words.remove(READELF);
    if (words.isEmpty()) {
      Arrays.stream(SourceDrawer.values()).map(SourceDrawer::code).forEach(words::add);
    }
    return words;
  }

  /** Where the drawers are; one that can't be had is told of and left out. */
  private Map<String, Path> folders(List<String> words) {
    SourceArchive archive = new SourceArchive(CacheFolder.standard());
    Map<String, Path> folders = new TreeMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        folders.put(word.substring(0, equals), Path.of(word.substring(equals + 1)));
        continue;
      }
      SourceDrawer drawer = SourceDrawer.valueOf(word.toUpperCase(java.util.Locale.ROOT));
      try {
        folders.put(word, archive.unpacked(drawer));
      } catch (IOException e) {
        out.println("left out: %s: %s".formatted(drawer.exactly(), e.getMessage()));
      }
    }
    return folders;
  }

  private boolean ask(Map<String, Path> folders) throws IOException {
    List<Tally> tallies = new ArrayList<>();
    out.println(Tally.heading());
    for (Map.Entry<String, Path> each : folders.entrySet()) {
      Tally exact = new Tally(each.getKey(), "exact");
      Tally loader = new Tally(each.getKey(), "loader");
      ask(each.getValue(), exact, loader);
      tallies.addAll(List.of(exact, loader));
      out.println(exact.row());
      out.println(loader.row());
    }
    for (Tally tally : tallies) {
      out.println(tally.row());
      tally.reasonRows().forEach(out::println);
    }
    tallies.forEach(tally -> tally.bad().forEach(out::println));
    return tallies.stream().allMatch(tally -> tally.bad().isEmpty());
  }

  private void ask(Path folder, Tally exact, Tally loader) throws IOException {
    Asking asking = new Asking(MOST);
    Fixtures fixtures = new Fixtures(folder, scratch, MOST_BYTES);
    for (Path file : fixtures.files()) {
      fixtures.see(
          file,
          (name, content) -> {
            boolean elf = Fixtures.isElf(content);
            exact.add(name, elf, asking.ask(content, "exact"));
            loader.add(name, elf, asking.ask(content, "loader"));
          });
    }
  }

  private boolean compare(Map<String, Path> folders) throws IOException {
    int differences = 0;
    for (Map.Entry<String, Path> each : folders.entrySet()) {
      int[] counts = new int[2];
      Fixtures fixtures = new Fixtures(each.getValue(), scratch, MOST_BYTES);
      for (Path file : fixtures.files()) {
        fixtures.see(file, (name, content) -> compare(each.getKey() + " " + name, content, counts));
      }
      out.println("%s: %d compared, %d differ".formatted(each.getKey(), counts[0], counts[1]));
      differences += counts[1];
    }
    return differences == 0;
  }

  private void compare(String name, Path file, int[] counts) throws IOException {
    if (!Fixtures.isElf(file)) {
      return;
    }
    Optional<String> difference = Readelf.difference(file);
    counts[0]++;
    counts[1] += difference.isPresent() ? 1 : 0;
    difference.ifPresent(text -> out.println(name + ": " + text));
  }
}
