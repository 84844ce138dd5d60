package debwright.history;

import debwright.result.RunFolder;
import debwright.result.RunFormatException;
import debwright.result.RunHeading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The runs that the gate and {@code trunk run} left in the cache.
 *
 * @param shelf the folder that holds one folder a kind of run, each with the runs by their names
 */
public record KnownRuns(Path shelf) {
  /** Those that are of whole corpora, by the engine that they ran. */
  private static final List<String> KINDS = List.of("candidate", "trunk", "baseline");

  private static final Comparator<Found> ORDER =
      Comparator.comparing((Found found) -> found.heading().ended())
          .thenComparing(found -> found.folder().toString());

  /** A run and its folder. */
  public record Found(Path folder, RunHeading heading) {}

  /**
   * A run that ended, and that cannot be read.
   *
   * @param why what of it is not as it should be
   */
  public record Damaged(Path folder, RunFormatException why) {}

  /** Those that ended and cannot be read, which no other question finds. */
  public List<Damaged> damaged() throws IOException {
    List<Damaged> damaged = new ArrayList<>();
    for (Path run : folders()) {
      try {
        RunFolder.heading(run);
      } catch (RunFormatException e) {
        if (RunFolder.isEnded(run)) {
          damaged.add(new Damaged(run, e));
        }
      }
    }
    return damaged;
  }

  /** The run of those inputs, or empty where it was never made, or is gone. */
  public Optional<Found> of(SortedMap<String, String> inputs) throws IOException {
    return newest(heading -> heading.inputs().equals(inputs));
  }

  /** The newest run of the same corpus, by whatever engine, index and configuration. */
  public Optional<Found> ofCorpus(SortedMap<String, String> inputs) throws IOException {
    String corpus = inputs.getOrDefault("corpus", "");
    return newest(
        heading ->
            corpus.equals(heading.inputs().get("corpus"))
                && !heading.inputs().containsKey("shard"));
  }

  /** The folder of the run of that name, or empty where it is not here. */
  public Optional<Path> named(String name) {
    if (!name.matches("[0-9a-f]{8,64}")) {
      return Optional.empty();
    }
    return KINDS.stream()
        .map(kind -> shelf.resolve(kind).resolve(name))
        .filter(Files::isDirectory)
        .findFirst();
  }

  private Optional<Found> newest(Predicate<RunHeading> wanted) throws IOException {
    return all().stream().filter(found -> wanted.test(found.heading())).max(ORDER);
  }

  private List<Found> all() throws IOException {
    List<Found> all = new ArrayList<>();
    folders().forEach(run -> heading(run).ifPresent(all::add));
    return all;
  }

  private List<Path> folders() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String kind : KINDS) {
      Path folder = shelf.resolve(kind);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> runs = Files.list(folder)) {
          runs.filter(Files::isDirectory).sorted().forEach(folders::add);
        }
      }
    }
    return folders;
  }

  /** Of what is being made, or was damaged, nothing is to be had. */
  private static Optional<Found> heading(Path run) {
    try {
      return Optional.of(new Found(run, RunFolder.heading(run)));
    } catch (RunFormatException e) {
      return Optional.empty();
    }
  }
}
