package debwright.run;

import debwright.corpus.Digests;
import debwright.result.ItemKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The indexes of a run: the same snapshots for every engine, each in the formats at hand.
 *
 * @param files in order of preference
 */
public record Indexes(List<IndexFile> files) {
  public Indexes {
    files = List.copyOf(files);
  }

  /** The file for an item's release and architecture, in a format that the engine reads. */
  public Optional<IndexFile> find(ItemKey key, Collection<String> formats) {
    return files.stream()
        .filter(file -> file.release().equals(key.release()))
        .filter(file -> file.architecture().equals(key.architecture()))
        .filter(file -> formats.contains(file.format()))
        .findFirst();
  }

  /** What the index for an item says, in every format; empty text where there is none. */
  String snapshot(ItemKey key) {
    return files.stream()
        .filter(file -> file.release().equals(key.release()))
        .filter(file -> file.architecture().equals(key.architecture()))
        .map(IndexFile::snapshot)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** What the indexes say, as one digest in hex: formats and places are left out. */
  public String digest() {
    return Digests.ofLines(
        files.stream()
            .map(file -> file.release() + " " + file.architecture() + " " + file.snapshot())
            .distinct()
            .sorted()
            .toList());
  }
}
