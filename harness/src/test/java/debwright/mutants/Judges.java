package debwright.mutants;

import debwright.cli.Main;
import debwright.comparison.Category;
import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.comparison.Repeats;
import debwright.comparison.Verdict;
import debwright.csv.CsvFormatException;
import debwright.csv.CsvTable;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.result.RunFolder;
import debwright.result.RunFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The gate and the plain diff, each asked about the same two runs.
 *
 * @param home the repository
 * @param corpus any one: both runs are there, and the gate runs nothing
 */
record Judges(Path home, String corpus) {
  private static final String VERDICT = "verdict: ";

  /** What one of them says of each item. */
  private record Opinion(String verdict, SortedMap<String, Word> words, Map<String, String> whys) {}

  /** The plain diff alone. */
  static Path plainDiff(Path home) {
    return home.resolve("harness/src/test/gate/plain-diff");
  }

  /**
   * Both.
   *
   * @param base the folder of the baseline's run
   * @param again the candidate's runs over those items that hit a limit
   * @param report where the gate may write
   */
  Judged judge(Change change, Path base, Bench.Ran ran, List<Path> again, Path report)
      throws IOException, InterruptedException, RunFormatException {
    Opinion plain = plain(base, ran.folder(), again);
    Opinion gate =
        again.isEmpty() ? gate(base, ran.folder(), report) : settled(base, ran.folder(), again);
    SortedMap<Word, Integer> counts = new TreeMap<>();
    plain.words.values().forEach(word -> counts.merge(word, 1, Integer::sum));
    List<String> gating = new ArrayList<>();
    plain.words.forEach(
        (item, word) -> {
          if (word.gates()) {
            gating.add(item + ": " + word + ", " + plain.whys.get(item));
          }
        });
    return new Judged(change, ran.few(), gate.verdict, counts, gating, disagreements(plain, gate));
  }

  private static List<String> disagreements(Opinion plain, Opinion gate) {
    List<String> found = new ArrayList<>();
    TreeSet<String> items = new TreeSet<>(plain.words.keySet());
    items.addAll(gate.words.keySet());
    for (String item : items) {
      Optional<Word> one = Optional.ofNullable(plain.words.get(item));
      Optional<Word> other = Optional.ofNullable(gate.words.get(item));
      if (!one.equals(other)) {
        found.add(
            "%s: plain diff %s (%s), gate %s (%s)"
                .formatted(
                    item,
                    one.map(Word::toString).orElse("nothing"),
                    plain.whys.get(item),
                    other.map(Word::toString).orElse("nothing"),
                    gate.whys.get(item)));
      }
    }
    return found;
  }

  private Opinion plain(Path base, Path candidate, List<Path> again)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", plainDiff(home).toString()));
    Stream.concat(Stream.of(base, candidate), again.stream())
        .forEach(run -> command.add(run.resolve("results.jsonl").toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("the plain diff of " + base + " and " + candidate + " failed");
    }
    SortedMap<String, Word> words = new TreeMap<>();
    Map<String, String> whys = new TreeMap<>();
    for (String line : out.lines().toList()) {
      String[] fields = line.split("\t", 5);
      String item = String.join(" ", fields[1], fields[2], fields[3]);
      words.put(item, Word.of(fields[0]));
      whys.put(item, fields[4]);
    }
    return new Opinion("", words, whys);
  }

  /** As {@code debwright gate} is called on a command line. */
  private Opinion gate(Path base, Path candidate, Path report) throws IOException {
    String[] arguments = {
      "gate",
      "--repository",
      home.toString(),
      "--corpus",
      corpus,
      "--baseline",
      base.toString(),
      "--candidate",
      candidate.toString(),
      "--report",
      report.toString()
    };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = Main.run(arguments, stream(out), stream(err));
    String last = out.toString(StandardCharsets.UTF_8).lines().reduce("", (before, line) -> line);
    String verdict = last.replace(VERDICT, "").split(" ", 2)[0];
    if (!last.startsWith(VERDICT) || exit != (verdict.startsWith("PASS") ? 0 : 1)) {
      throw new IOException(
          "the gate ended with %d: %s%s"
              .formatted(exit, last, err.toString(StandardCharsets.UTF_8)));
    }
    return compared(verdict, report.resolve("comparison.csv"));
  }

  /** What they say otherwise of two runs, each as the gate is given them before it asks again. */
  List<String> disagreements(Path base, Path candidate)
      throws IOException, InterruptedException, RunFormatException {
    return disagreements(plain(base, candidate, List.of()), settled(base, candidate, List.of()));
  }

  /**
   * As the gate judges engines that it can ask again. Stored runs it can't, so that it is given
   * what came.
   */
  private static Opinion settled(Path base, Path candidate, List<Path> again)
      throws RunFormatException {
    Run before = RunFolder.read(base);
    Map<ItemKey, List<ItemResult>> said = new HashMap<>();
    for (Path run : again) {
      RunFolder.read(run)
          .results()
          .forEach(each -> said.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(each));
    }
    Map<ItemKey, Repeats> repeats = new HashMap<>();
    said.forEach((key, results) -> repeats.put(key, new Repeats(same(before, key), results)));
    Comparison comparison = Comparison.of(before, RunFolder.read(candidate), repeats);
    SortedMap<String, Word> words = new TreeMap<>();
    Map<String, String> whys = new TreeMap<>();
    for (Difference each : comparison.differences()) {
      words.put(each.key().toString(), Word.of(each.category()));
      whys.put(each.key().toString(), each.category() + ", " + each.detail());
    }
    return new Opinion(Verdict.of(comparison).word().name(), words, whys);
  }

  /** The engine is deterministic, as the gate of what changes nothing shows. */
  private static List<ItemResult> same(Run run, ItemKey key) {
    return run.results().stream().filter(each -> each.key().equals(key)).toList();
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static Opinion compared(String verdict, Path file) throws IOException {
    SortedMap<String, Word> words = new TreeMap<>();
    Map<String, String> whys = new TreeMap<>();
    CsvTable table = table(file);
    int category = table.indexOf("category");
    int severity = table.indexOf("severity");
    for (CsvTable.Row row : table.rows()) {
      String item = String.join(" ", row.fields().subList(0, 3));
      Word word = Word.of(Category.ofCode(row.fields().get(category)).orElseThrow());
      boolean gates = row.fields().get(severity).matches("S[012]");
      if (gates != word.gates()) {
        throw new IOException(file + ": " + row.fields() + " has a severity of another category");
      }
      words.put(item, word);
      whys.put(item, row.fields().get(category) + ", " + row.fields().get(table.indexOf("detail")));
    }
    return new Opinion(verdict, words, whys);
  }

  private static CsvTable table(Path file) throws IOException {
    try {
      return CsvTable.parse(Files.readString(file));
    } catch (CsvFormatException e) {
      throw new IOException(file + " cannot be read", e);
    }
  }
}
