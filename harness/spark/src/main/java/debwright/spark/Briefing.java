package debwright.spark;

import debwright.index.Indexes;
import debwright.index.Part;
import debwright.run.Engine;
import debwright.run.IndexFile;
import debwright.run.Limits;
import debwright.run.RunSettings;
import debwright.run.Workers.Questions;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * All that an executor is told before it asks about items.
 *
 * @param id of the run, another for each
 * @param java the driver's version, which is a part of the run's name
 * @param uri where the driver's {@link FileDepot} is served
 * @param store the executor's folder for files, or empty for the usual one
 * @param program what is asked
 * @param indexes by preference
 * @param how the settings
 */
record Briefing(
    String id,
    String java,
    String uri,
    String store,
    Program program,
    List<Index> indexes,
    Settings how)
    implements Serializable {

  /** An {@link Engine} and the files of its directory. */
  record Program(String name, String digest, String command, Listing files)
      implements Serializable {
    private static Program of(Engine engine, FileDepot depot) throws IOException {
      Listing files =
          engine.parts().isEmpty()
              ? new Listing(List.of())
              : depot.share(engine.directory(), engine.parts());
      return new Program(engine.name(), engine.digest(), engine.command(), files);
    }
  }

  /** An {@link IndexFile} with its parts. */
  record Index(
      String release,
      String architecture,
      String format,
      String name,
      String snapshot,
      Listing files)
      implements Serializable {
    private static Index of(IndexFile file, FileDepot depot) throws IOException {
      Path name = file.path().getFileName();
      return new Index(
          file.release(),
          file.architecture(),
          file.format(),
          name.toString(),
          file.snapshot(),
          depot.share(file.path().resolveSibling(""), withParts(file.path())));
    }

    /** The parts that {@link Part} knows, where they lie beside the index. */
    private static List<Path> withParts(Path index) {
      String name = index.getFileName().toString();
      String stem =
          name.endsWith(Indexes.EXTENSION)
              ? name.substring(0, name.length() - Indexes.EXTENSION.length())
              : name;
      List<Path> files = new ArrayList<>(List.of(Path.of(name)));
      for (Part part : Part.values()) {
        Path beside = Path.of(stem + "." + part.name().toLowerCase(Locale.ROOT));
        if (Files.exists(index.resolveSibling(beside))) {
          files.add(beside);
        }
      }
      return files;
    }

    IndexFile file(FileStore store) throws IOException {
      Path path = store.provide(files).resolve(name);
      return new IndexFile(release, architecture, format, path, snapshot);
    }
  }

  /** {@link RunSettings} for one worker. */
  record Settings(
      String strategy, String dpkg, long itemMs, long startMs, int answerBytes, int logBytes)
      implements Serializable {
    private static Settings of(RunSettings settings) {
      Limits limits = settings.limits();
      return new Settings(
          settings.strategy(),
          settings.dpkg().orElse(""),
          limits.perItem().toMillis(),
          limits.start().toMillis(),
          limits.answerBytes(),
          limits.logBytes());
    }

    RunSettings settings() {
      Limits limits =
          new Limits(Duration.ofMillis(itemMs), Duration.ofMillis(startMs), answerBytes, logBytes);
      Optional<String> rules = Optional.of(dpkg).filter(text -> !text.isEmpty());
      return new RunSettings(strategy, rules, 1, limits);
    }
  }

  Briefing {
    indexes = List.copyOf(indexes);
  }

  /**
   * What the executors of a run are told.
   *
   * @param uri where the depot is served
   */
  static Briefing of(Questions questions, FileDepot depot, String uri, String store)
      throws IOException {
    List<Index> indexes = new ArrayList<>();
    for (IndexFile file : questions.indexes().files()) {
      indexes.add(Index.of(file, depot));
    }
    return new Briefing(
        UUID.randomUUID().toString(),
        Runtime.version().toString(),
        uri,
        store,
        Program.of(questions.engine(), depot),
        indexes,
        Settings.of(questions.settings()));
  }
}
