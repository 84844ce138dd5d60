package debwright.run;

import debwright.corpus.Digests;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What went into a run, by digest; their digest is the run's name. */
record RunInputs(SortedMap<String, String> digests) {
  /** The name of the input that says which part of the corpus was run; none where all of it was. */
  static final String SHARD = "shard";

  static RunInputs of(Engine engine, List<RunItem> items, Indexes indexes, RunSettings settings) {
    SortedMap<String, String> digests = new TreeMap<>();
    digests.put("engine", engine.digest());
    digests.put("corpus", corpus(items));
    digests.put("index", indexes.digest());
    digests.put("configuration", settings.digest());
    digests.put("jdk", Runtime.version().toString());
    if (!settings.shard().isWhole()) {
      digests.put(SHARD, settings.shard().toString());
    }
    return new RunInputs(digests);
  }

  /** The run's name: SHA-256 in hex. */
  String name() {
    return Digests.ofLines(
        digests.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
  }

  /** Rows, not a file: the same rows in another order or file are the same corpus. */
  private static String corpus(List<RunItem> items) {
    return Digests.ofLines(items.stream().map(RunInputs::row).sorted().toList());
  }

  private static String row(RunItem item) {
    RunItem.Label label = item.label();
    return String.join(
        "\t",
        item.key().toString(),
        item.tier(),
        item.inputDigest(),
        label.kind(),
        label.expected());
  }
}
