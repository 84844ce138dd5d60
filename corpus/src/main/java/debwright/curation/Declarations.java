package debwright.curation;

import debwright.archive.ArchiveException;
import debwright.corpus.Corpus;
import debwright.corpus.CsvText;
import debwright.corpus.Item;
import debwright.corpus.Label;
import debwright.corpus.LabelKind;
import debwright.corpus.WholeFile;
import debwright.debian.DebianSyntaxException;
import debwright.label.Declaration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Takes labels from packages' own control files. Which package and version each came from is
 * recorded beside the manifest.
 */
final class Declarations {
  private static final List<String> COLUMNS =
      List.of("id", "release", "architecture", "package", "version", "sha256");

  private final Corpus corpus;
  private final List<Item> items = new ArrayList<>();
  private final List<List<String>> records = new ArrayList<>();
  private final List<String> passedOver = new ArrayList<>();

  Declarations(Corpus corpus) {
    this.corpus = corpus;
  }

  /** Where it is recorded which package each label is of. */
  static Path record(Corpus corpus) {
    return corpus.folder().resolve(corpus.name() + ".declared.csv");
  }

  /**
   * Labels items and writes the manifest.
   *
   * @param files of those items whose bytes can be had
   */
  DeclaredReport write(SortedMap<Item, Path> files) throws IOException {
    for (Item item : corpus.items()) {
      add(item, Optional.ofNullable(files.get(item)));
    }
    WholeFile.write(record(corpus), CsvText.of(COLUMNS, records.stream()));
    Corpus labelled = Corpus.write(corpus.manifest(), items);
    return new DeclaredReport(labelled, records.size(), passedOver);
  }

  private void add(Item item, Optional<Path> file) throws IOException {
    if (file.isEmpty()) {
      passOver(item, "a distilled item has no control file: label it before");
      return;
    }
    try {
      Optional<Declaration> declaration = Declaration.of(file.get());
      if (declaration.isEmpty()) {
        passOver(item, "it is no package that declares anything");
      } else {
        add(item, declaration.get());
      }
    } catch (ArchiveException | DebianSyntaxException e) {
      passOver(item, String.valueOf(e.getMessage()));
    }
  }

  private void add(Item item, Declaration declaration) {
    items.add(item.labelled(new Label(LabelKind.DECLARED, declaration.depends())));
    records.add(
        List.of(
            item.id(),
            item.release(),
            item.architecture(),
            declaration.name(),
            declaration.version(),
            item.sha256()));
  }

  private void passOver(Item item, String why) {
    items.add(item);
    passedOver.add(item.key() + ": " + why);
  }
}
