package debwright.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A manifest and the folder that holds what it can't fetch.
 *
 * <pre>{@code
 * Corpus corpus = Corpus.open(Path.of("bookworm.corpus.csv"));
 * for (Item item : corpus.items()) {
 *   …
 * }
 * }</pre>
 */
public final class Corpus {
  /** How the file name of a manifest ends. */
  public static final String EXTENSION = ".corpus.csv";

  private final Path manifest;
  private final List<Item> items;

  private Corpus(Path manifest, List<Item> items) {
    this.manifest = manifest;
    this.items = items;
  }

  /**
   * Reads a manifest.
   *
   * @throws ManifestException with every problem that it has
   * @throws java.nio.file.NoSuchFileException when there is no such file
   */
  public static Corpus open(Path manifest) throws IOException, ManifestException {
    return new Corpus(manifest, ManifestReader.read(manifest));
  }

  /** The names of the corpora that come with Debwright. */
  public static List<String> embeddedNames() {
    return List.of("apps", "bookworm", "bookworm-wide", "trixie", "trixie-arm64");
  }

  /**
   * A corpus that comes with Debwright: used in place from a folder of classes; from a jar it is
   * copied to {@link CacheFolder#standard()} first.
   *
   * @param name one of {@link #embeddedNames}
   */
  public static Corpus embedded(String name) throws IOException, ManifestException {
    return open(new Embedded(name, CacheFolder.standard()).manifest());
  }

  /**
   * Writes a manifest in one step: sorted by id, release and architecture, and byte for byte the
   * same for the same items.
   */
  public static Corpus write(Path manifest, Collection<Item> items) throws IOException {
    ManifestWriter.write(manifest, items);
    return new Corpus(manifest, items.stream().sorted().toList());
  }

  /** The file name without its extension, such as {@code bookworm}: the packs begin with it. */
  public String name() {
    String file = String.valueOf(manifest.getFileName());
    return file.endsWith(EXTENSION)
        ? file.substring(0, file.length() - EXTENSION.length())
        : file.replaceFirst("\\.csv$", "");
  }

  /** The manifest's file. */
  public Path manifest() {
    return manifest;
  }

  /** The manifest's folder, where local files and packs are. */
  public Path folder() {
    return manifest.toAbsolutePath().resolveSibling("");
  }

  /** Sorted by id, release and architecture. */
  public List<Item> items() {
    return items;
  }

  /** The rows that a run of that tier runs. */
  public List<Item> items(Tier tier) {
    return items.stream().filter(item -> tier.includes(item.tier())).toList();
  }

  /** The row of that id, release and architecture. */
  public Optional<Item> find(String id, String release, String architecture) {
    return items.stream()
        .filter(item -> item.id().equals(id))
        .filter(item -> item.release().equals(release))
        .filter(item -> item.architecture().equals(architecture))
        .findFirst();
  }

  /** SHA-256 of the manifest as it would be written, which names every item's bytes. */
  public String digest() {
    return Digests.of(ManifestWriter.text(items));
  }
}
