package debwright.materials;

import debwright.corpus.Label;
import debwright.corpus.LabelKind;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.label.LabelScore;
import debwright.resolve.LibraryPackages;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.run.IndexFile;
import debwright.run.Indexes;
import debwright.run.RunItem;
import debwright.run.Scoring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Scores answers by the rules of each kind of label. What a package declares besides libraries is
 * not held against an engine: the index tells which packages are libraries'.
 */
final class LabelScoring implements Scoring {
  private final Indexes indexes;
  private final ConcurrentMap<String, Set<String>> libraries = new ConcurrentHashMap<>();

  LabelScoring(Indexes indexes) {
    this.indexes = indexes;
  }

  @Override
  public Optional<ItemResult.Score> score(RunItem item, String depends) {
    return LabelKind.of(item.label().kind())
        .map(kind -> new Label(kind, item.label().expected()))
        .map(label -> score(item.key(), label, depends));
  }

  private ItemResult.Score score(ItemKey key, Label label, String depends) {
    LabelScore score = judge(key, label, depends);
    return new ItemResult.Score(
        label.kind().text(),
        label.expected(),
        score.exact(),
        score.f1(),
        score.missing(),
        score.extra());
  }

  private LabelScore judge(ItemKey key, Label label, String depends) {
    if (label.kind() != LabelKind.DECLARED) {
      return LabelScore.of(label.kind(), label.expected(), depends);
    }
    Set<String> considered =
        libraries.computeIfAbsent(
            key.release() + " " + key.architecture(), place -> libraries(key));
    return LabelScore.of(label.kind(), label.expected(), depends, considered::contains);
  }

  // Without an index there is no answer to score either.
  private Set<String> libraries(ItemKey key) {
    Optional<IndexFile> file =
        indexes.files().stream()
            .filter(each -> each.format().equals(ArchiveIndex.FORMAT))
            .filter(each -> each.release().equals(key.release()))
            .filter(each -> each.architecture().equals(key.architecture()))
            .findFirst();
    if (file.isEmpty()) {
      return Set.of();
    }
    try {
      return LibraryPackages.of(ArchiveIndex.open(file.get().path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IndexException e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    }
  }
}
