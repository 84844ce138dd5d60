package debwright.run;

import debwright.result.Circumstances;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.result.RunFolder;
import debwright.result.RunFormatException;
import debwright.result.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes one run of those of its shards: the same that one machine would have made of all items. */
public final class ShardMerge {
  private final SortedMap<Integer, Part> parts = new TreeMap<>();
  private final int of;

  /** A shard's run and where it is. */
  private record Part(Path folder, Run run, Shard shard) {
    String input(String name) {
      return run.inputs().getOrDefault(name, "none");
    }
  }

  private ShardMerge(int of) {
    this.of = of;
  }

  /**
   * Merges runs and writes the run, whole or not at all.
   *
   * @param folders of the runs of all shards, in any order
   * @param target is replaced if it holds a run
   * @throws MergeException a shard is missing or there twice, or they are not of one run
   * @throws RunFormatException one of the folders holds no whole run
   * @throws IOException the target holds something else, or cannot be written
   */
  public static Run merge(List<Path> folders, Path target)
      throws MergeException, RunFormatException, IOException, InterruptedException {
    List<Part> parts = new ArrayList<>();
    for (Path folder : folders) {
      parts.add(part(folder, RunFolder.read(folder)));
    }
    ShardMerge merge = new ShardMerge(parts.get(0).shard.of());
    for (Part part : parts) {
      merge.add(parts.get(0), part);
    }
    Run run = merge.run();
    try (RunMaking making = RunMaking.begin(target, run.name())) {
      making.write(run, folders);
      making.finish(run);
    }
    return run;
  }

  private static Part part(Path folder, Run run) throws MergeException {
    String text = run.inputs().getOrDefault(RunInputs.SHARD, "");
    Shard shard =
        Shard.of(text)
            .orElseThrow(
                () ->
                    new MergeException(
                        folder + ": expected the run of a shard, found one of a whole corpus",
                        "debwright corpus run --shard 1/2 makes one"));
    return new Part(folder, run, shard);
  }

  private void add(Part first, Part part) throws MergeException {
    for (String name : names(first, part)) {
      if (!name.equals(RunInputs.SHARD) && !first.input(name).equals(part.input(name))) {
        throw new MergeException(
            "%s and %s are not of one run: they differ in %s"
                .formatted(first.folder, part.folder, name),
            "run all shards with the same engine, corpus, index, options and Java");
      }
    }
    if (part.shard.of() != of) {
      throw new MergeException(
          "%s is shard %s and %s is shard %s"
              .formatted(first.folder, first.shard, part.folder, part.shard),
          "merge shards of one cut");
    }
    Part before = parts.put(part.shard.number(), part);
    if (before != null) {
      throw new MergeException(
          "shard %s is there twice: %s and %s".formatted(part.shard, before.folder, part.folder),
          "leave one of them out");
    }
  }

  private static Set<String> names(Part first, Part part) {
    Set<String> names = new TreeSet<>(first.run.inputs().keySet());
    names.addAll(part.run.inputs().keySet());
    return names;
  }

  private Run run() throws MergeException {
    List<String> missing = new ArrayList<>();
    for (int number = 1; number <= of; number++) {
      if (!parts.containsKey(number)) {
        missing.add(new Shard(number, of).toString());
      }
    }
    if (!missing.isEmpty()) {
      throw new MergeException(
          "missing: shard " + String.join(", ", missing), "run them, and merge all");
    }
    checkOverlaps();
    Run first = parts.values().iterator().next().run;
    SortedMap<String, String> inputs = new TreeMap<>(first.inputs());
    inputs.remove(RunInputs.SHARD);
    return new Run(
        new RunInputs(inputs).name(),
        first.engine(),
        inputs,
        circumstances(),
        parts.values().stream().flatMap(part -> part.run.results().stream()).toList(),
        timings());
  }

  private void checkOverlaps() throws MergeException {
    Map<ItemKey, Part> owners = new HashMap<>();
    for (Part part : parts.values()) {
      for (ItemResult result : part.run.results()) {
        Part other = owners.put(result.key(), part);
        if (other != null) {
          throw new MergeException(
              "%s is in shard %s and in shard %s".formatted(result.key(), other.shard, part.shard),
              "run both again from the same manifest");
        }
      }
    }
  }

  private List<Timing> timings() {
    return parts.values().stream().flatMap(part -> part.run.timings().stream()).toList();
  }

  private Circumstances circumstances() {
    List<Circumstances> all =
        parts.values().stream().map(part -> part.run.circumstances()).toList();
    SortedMap<String, String> host = new TreeMap<>(all.get(0).host());
    host.put("shards", Integer.toString(of));
    host.put(
        "processors",
        all.stream()
            .map(each -> each.host().getOrDefault("processors", "?"))
            .collect(Collectors.joining(" ")));
    Instant started =
        all.stream().map(Circumstances::started).min(Instant::compareTo).orElseThrow();
    Instant ended = all.stream().map(Circumstances::ended).max(Instant::compareTo).orElseThrow();
    return new Circumstances(host, started, ended);
  }
}
