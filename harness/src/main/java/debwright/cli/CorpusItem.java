package debwright.cli;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.gate.ProjectFile;
import debwright.gate.ProjectFileException;
import debwright.materials.AnyBytes;
import debwright.materials.CorpusName;
import debwright.materials.DistilledBytes;
import debwright.materials.FetchedBytes;
import debwright.run.RunItem;
import debwright.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An app that a person names as {@code item:ID}: one of a corpus.
 *
 * @param id of the item
 * @param corpora where to look first, as a person names them
 */
record CorpusItem(String id, List<String> corpora) {
  private static final String PREFIX = "item:";

  CorpusItem {
    corpora = List.copyOf(corpora);
  }

  /** Empty where the text is a path like any other. */
  static Optional<CorpusItem> of(Path app, List<String> corpora) {
    String text = app.toString();
    return text.startsWith(PREFIX) && !Files.exists(app)
        ? Optional.of(new CorpusItem(text.substring(PREFIX.length()), corpora))
        : Optional.empty();
  }

  /**
   * The file that holds its bytes, which are fetched if need be. Looked for are the corpora that
   * are named; where none is, those of the project file here, and the embedded ones.
   */
  Path bytes(Console console) throws Exception {
    for (Corpus corpus : places()) {
      Optional<Item> item =
          corpus.items().stream().filter(each -> each.id().equals(id)).findFirst();
      if (item.isPresent()) {
        return bytes(corpus, item.get(), console);
      }
    }
    throw Failure.input(
        "no item '%s' in %s"
            .formatted(id, corpora.isEmpty() ? "these corpora" : String.join(", ", corpora)),
        "debwright corpus show NAME lists a corpus; --corpus names another one");
  }

  private List<Corpus> places() throws Exception {
    List<Corpus> places = new ArrayList<>();
    for (String name : corpora) {
      places.add(Corpora.find(name));
    }
    if (corpora.isEmpty()) {
      Path root = ProjectRoot.above(Path.of("")).orElse(Path.of(""));
      Set<String> names = new LinkedHashSet<>(ofProject(root));
      names.addAll(Corpus.embeddedNames());
      for (String name : names) {
        CorpusName.open(root, name).ifPresent(places::add);
      }
    }
    return places;
  }

  private static List<String> ofProject(Path root) throws IOException, ProjectFileException {
    return Files.isRegularFile(root.resolve(ProjectFile.NAME))
        ? ProjectFile.read(root).corpora()
        : List.of();
  }

  private static Path bytes(Corpus corpus, Item item, Console console) throws Exception {
    try (ProgressLine line = new ProgressLine(console, System::nanoTime)) {
      Sources sources = new Sources(new AptOptions().source(console));
      AnyBytes bytes =
          new AnyBytes(new DistilledBytes(console.cache()), new FetchedBytes(sources, line::at));
      RunItem.Input input = bytes.of(corpus, List.of(item)).get(item);
      if (input instanceof RunItem.Present present) {
        return present.path();
      }
      String why = input instanceof RunItem.Unusable unusable ? unusable.reason() : "no bytes";
      throw Failure.environment(item.id() + ": " + why, "debwright corpus fetch brings items");
    }
  }
}
