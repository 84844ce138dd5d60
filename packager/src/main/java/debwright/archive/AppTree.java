package debwright.archive;

import debwright.elf.ByteSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files, folders and links of one app, whatever form it came in. Nothing is unpacked to disk
 * and no link is followed out of the tree.
 */
public final class AppTree implements Closeable {
  /** The folders that the /usr merge made one with their namesakes in /usr. */
  private static final Pattern MERGED =
      Pattern.compile("(?:/usr)?(/(?:bin|sbin|lib|lib32|lib64|libo32|libx32)(?:/.*)?)");

  private final AppFormat format;
  private final NavigableMap<String, AppEntry> entries;
  private final List<AppEntry> sorted;
  private final Map<String, ByteSource> contents;
  private final Closeable resource;

  AppTree(AppFormat format, TreeBuilder tree, Closeable resource) {
    this.format = format;
    this.entries = tree.entries();
    this.sorted = List.copyOf(entries.values());
    this.contents = tree.contents();
    this.resource = resource;
  }

  /**
   * Reads an app: a folder, one ELF file, a tar (plain, gz, xz, zst, bz2) or a package. What it is,
   * its bytes say, not its name. A package's own metadata is not part of the tree.
   *
   * @throws java.nio.file.NoSuchFileException when there is nothing of that path
   * @throws IOException when the disk fails, or something in a folder may not be read
   * @throws ArchiveException when it is no app, damaged, over a limit, or reaches out of its tree
   */
  public static AppTree open(Path app, Limits limits) throws IOException, ArchiveException {
    return new Intake(app, limits).read();
  }

  public AppFormat format() {
    return format;
  }

  /** All entries but the root, sorted by path; each but those in the root has its folder. */
  public List<AppEntry> entries() {
    return sorted;
  }

  /** The entry of exactly that path, such as {@code /usr/bin/git}; links are not followed. */
  public Optional<AppEntry> find(String path) {
    return Optional.ofNullable(entries.get(path));
  }

  /**
   * As {@link #find}, but {@code /lib/x} and {@code /usr/lib/x} (and so for bin, sbin, lib64, …)
   * are the same, as they are on an installed system; the exact path is preferred.
   */
  public Optional<AppEntry> findMerged(String path) {
    return find(path).or(() -> namesake(path).flatMap(this::find));
  }

  /**
   * The entry that a path leads to, symbolic links followed: never a SYMLINK. An absolute target
   * begins at the tree's root. Empty where nothing is, the way leads out of the tree, or it goes
   * over more than 40 links.
   */
  public Optional<AppEntry> resolve(String path) {
    return follow(path, new Links(this::find, true)).flatMap(this::find);
  }

  /** As {@link #resolve}, each step as {@link #findMerged} finds it. */
  public Optional<AppEntry> resolveMerged(String path) {
    return follow(path, new Links(this::findMerged, true)).flatMap(this::findMerged);
  }

  /**
   * The bytes of an ELF file, valid until the tree is closed.
   *
   * @throws IllegalArgumentException when the entry is not an ELF file of this tree
   */
  public ByteSource content(AppEntry entry) {
    ByteSource content = contents.get(entry.path());
    if (content == null) {
      throw new IllegalArgumentException("no ELF file of this tree: " + entry.path());
    }
    return content;
  }

  @Override
  public void close() throws IOException {
    resource.close();
  }

  private static Optional<String> follow(String path, Links links) {
    return Optional.of(links.follow(path)).filter(Links.End::inside).map(Links.End::path);
  }

  private static Optional<String> namesake(String path) {
    Matcher matcher = MERGED.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(path.startsWith("/usr/") ? matcher.group(1) : "/usr" + path);
  }
}
