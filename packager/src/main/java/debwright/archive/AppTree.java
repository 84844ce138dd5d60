package debwright.archive;

import debwright.elf.ByteSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
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

  /** The folders at the root of an installed system (Filesystem Hierarchy Standard 3.0). */
  private static final Set<String> OF_A_SYSTEM =
      Set.of("bin", "boot", "etc", "lib", "lib32", "lib64", "opt", "sbin", "srv", "usr", "var");

  private static final int ANY_EXECUTE = 0111;

  private final AppFormat format;
  private final NavigableMap<String, AppEntry> entries;
  private final List<AppEntry> sorted;
  private final Contents contents;
  private final List<NestedArchive> nested;
  private final Closeable resource;
  private final boolean system;

  AppTree(AppFormat format, TreeBuilder tree, List<NestedArchive> nested, Closeable resource) {
    this.format = format;
    this.entries = tree.entries();
    this.sorted = List.copyOf(entries.values());
    this.contents = tree.contents();
    this.nested = List.copyOf(nested);
    this.resource = resource;
    this.system = looksLikeASystem();
  }

  /**
   * Reads an app, keeping its {@link Keep#OBJECTS}: a folder, one ELF file, a tar (plain, gz, xz,
   * zst, bz2), a zip, a jar or a package. What it is, its bytes say, not its name. A package's own
   * metadata is not part of the tree.
   *
   * @throws java.nio.file.NoSuchFileException when there is nothing of that path
   * @throws IOException when the disk fails, or a folder may not be read; its files are opened when
   *     it is asked what they are
   * @throws ArchiveException when it is no app, damaged, over a limit, or reaches out of its tree
   */
  public static AppTree open(Path app, Limits limits) throws IOException, ArchiveException {
    return open(app, limits, Keep.OBJECTS);
  }

  /** As {@link #open(Path, Limits)}, with a choice of what stays readable. */
  public static AppTree open(Path app, Limits limits, Keep keep)
      throws IOException, ArchiveException {
    return new Intake(app, limits, keep).read();
  }

  public AppFormat format() {
    return format;
  }

  /**
   * The archives that lay in this app and were opened in place, by path: where an app has no ELF
   * file itself, archives in it that have some give way to their contents, in the folder where they
   * lay, or, if there are several or names clash, each in a folder that is named as it without its
   * extension. They are not among the entries.
   */
  public List<NestedArchive> nested() {
    return nested;
  }

  /**
   * Whether its root is that of the installed system: a .deb, what one is made of (with {@code
   * DEBIAN/control}), or a tree with {@code usr} and nothing else at its root but folders of a
   * system. Any other app is installed in a folder of its own.
   */
  public boolean isSystem() {
    return system;
  }

  private boolean looksLikeASystem() {
    if (format == AppFormat.DEB || find("/DEBIAN/control").isPresent()) {
      return true;
    }
    return find("/usr").isPresent()
        && sorted.stream()
            .map(AppEntry::path)
            .filter(path -> path.lastIndexOf('/') == 0)
            .allMatch(path -> OF_A_SYSTEM.contains(path.substring(1)));
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
   * The bytes of a FILE that is kept, valid until the tree is closed. Holes of a sparse file are
   * zeros; those of a distilled ELF file throw when they are read, and other distilled files with
   * holes are not kept at all.
   *
   * @throws IllegalArgumentException when the entry is no file of this tree, or none that is kept
   * @throws IOException when a folder's file can't be read
   */
  public ByteSource content(AppEntry entry) throws IOException {
    return findContent(entry)
        .orElseThrow(
            () -> new IllegalArgumentException("no kept file of this tree: " + entry.path()));
  }

  /**
   * As {@link #content}, empty where it is not kept. Of every tree these are kept: ELF files, and
   * papers of at most 1 MiB each and 16 MiB in all, the first ones: {@code package.json}, {@code
   * pom.xml}, {@code pom.properties}, {@code MANIFEST.MF}, {@code *.desktop}, {@code
   * *.appdata.xml}, {@code *.metainfo.xml}; and what may be a script of at most 64 KiB, 4 MiB in
   * all.
   *
   * @throws IOException when a folder's file can't be read
   */
  public Optional<ByteSource> findContent(AppEntry entry) throws IOException {
    return contents.find(entry);
  }

  /**
   * Whether an entry is an ELF program that nobody may execute as it is shipped, as happens where
   * an archive lost the modes (npm's often do): its package must give it the execute bits.
   */
  public boolean lacksExecuteBit(AppEntry entry) throws IOException {
    return (entry.mode() & ANY_EXECUTE) == 0 && entry.elf() && Programs.isProgram(content(entry));
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
