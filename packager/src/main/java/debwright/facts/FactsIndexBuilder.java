package debwright.facts;

import debwright.debian.Version;
import debwright.facts.ProviderOrder.Choice;
import debwright.index.Alternative;
import debwright.index.IndexFacts;
import debwright.index.IndexWriter;
import debwright.index.LibraryEntry;
import debwright.index.PackageFacts;
import debwright.index.Release;
import debwright.index.Standing;
import debwright.resolve.Architecture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Builds an index from a folder of facts, for a release whose packages are not at hand. What such
 * an index says is marked with how sure it is.
 */
public final class FactsIndexBuilder {
  private final Release release;
  private final Architecture architecture;
  private final Optional<String> origin;

  /**
   * @param origin where the facts come from, for a person; as they say themselves where it is empty
   */
  public FactsIndexBuilder(Release release, Architecture architecture, Optional<String> origin) {
    this.release = release;
    this.architecture = architecture;
    this.origin = origin;
  }

  /**
   * Reads a folder and writes the index.
   *
   * @throws FactsException when the facts are malformed, or about another release or architecture
   * @throws IOException when a file can't be read or written
   */
  public IndexFacts build(Path folder, Path output) throws IOException, FactsException {
    Facts facts = FactsFolder.read(folder);
    check(facts.about());
    String from = origin.orElse(facts.about().origin());
    IndexWriter writer = new IndexWriter(release, architecture.code(), from);
    packages(facts).forEach(writer::add);
    return writer.write(output);
  }

  private void check(About about) throws FactsException {
    String wanted = release.name() + " " + architecture.code();
    String found = about.release() + " " + about.architecture();
    if (!wanted.equals(found)) {
      throw FactsException.at(About.FILE, 0, "facts about " + wanted, "some about " + found);
    }
  }

  private List<PackageFacts> packages(Facts facts) {
    Map<String, List<LibraryEntry>> libraries = libraries(facts);
    Map<String, List<Alternative>> alternatives = alternatives(facts, libraries);
    Set<String> names = new TreeSet<>(libraries.keySet());
    names.addAll(facts.packages().keySet());
    names.addAll(facts.metadata().symbols().keySet());
    names.addAll(facts.metadata().shlibs().keySet());
    return names.stream()
        .map(
            name ->
                one(
                    facts,
                    name,
                    libraries.getOrDefault(name, List.of()),
                    alternatives.getOrDefault(name, List.of())))
        .toList();
  }

  private PackageFacts one(
      Facts facts, String name, List<LibraryEntry> libraries, List<Alternative> alternatives) {
    Optional<PackageRow> row = Optional.ofNullable(facts.packages().get(name));
    return new PackageFacts(
        name,
        row.map(PackageRow::version).orElse(new Version("")),
        architecture.code(),
        row.map(PackageRow::provides).orElse(""),
        List.of(),
        libraries,
        Optional.ofNullable(facts.metadata().symbols().get(name)),
        Optional.ofNullable(facts.metadata().shlibs().get(name)),
        alternatives,
        facts.about().seconds());
  }

  private Map<String, List<LibraryEntry>> libraries(Facts facts) {
    Map<String, List<Choice>> choices = new TreeMap<>();
    for (LibraryRow row : facts.libraries()) {
      choices.computeIfAbsent(row.library(), key -> new ArrayList<>()).add(choice(facts, row));
    }
    Map<String, List<LibraryEntry>> libraries = new TreeMap<>();
    Placement placement = new Placement(architecture);
    choices.forEach(
        (library, all) -> {
          all.sort(ProviderOrder.of(library));
          for (int rank = 0; rank < all.size(); rank++) {
            Choice choice = all.get(rank);
            Standing standing = new Standing(choice.confidence(), rank);
            libraries
                .computeIfAbsent(choice.name(), key -> new ArrayList<>())
                .add(placement.entry(library, choice.name(), standing));
          }
        });
    return libraries;
  }

  private static Choice choice(Facts facts, LibraryRow row) {
    return new Choice(
        row.packageName(),
        facts.confidence(row.library(), row.packageName(), row.confidence()),
        facts.packages().containsKey(row.packageName()));
  }

  // No package owns a managed path; what it leads to is a file of the package that offers it.
  private Map<String, List<Alternative>> alternatives(
      Facts facts, Map<String, List<LibraryEntry>> libraries) {
    for (AlternativeRow row : facts.alternatives()) {
      String owner = row.alternative().packageName();
      Standing standing = new Standing(facts.confidence(row.library(), owner, row.confidence()), 0);
      libraries
          .computeIfAbsent(owner, key -> new ArrayList<>())
          .add(
              new Placement(architecture)
                  .at(row.alternative().target(), row.library(), owner, standing));
    }
    return facts.alternatives().stream()
        .map(AlternativeRow::alternative)
        .collect(
            Collectors.groupingBy(Alternative::packageName, HashMap::new, Collectors.toList()));
  }
}
