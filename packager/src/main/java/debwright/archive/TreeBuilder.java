package debwright.archive;

import debwright.archive.AppEntry.Kind;
import debwright.elf.ByteSource;
import debwright.plan.Shown;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A tree as unpacking its entries one after the other makes it, except that nothing gets out of it:
 * a later entry replaces an earlier one, and folders that only their contents imply are made.
 */
final class TreeBuilder {
  private static final int IMPLIED_MODE = 0755;

  private final NavigableMap<String, AppEntry> entries = new TreeMap<>();
  private final Contents contents;
  private final Refusals refusals;
  private final Limits limits;
  private final EntryNames names;
  private final Links links;
  private long bytes;
  private String lastFolder = "";
  private Links.@Nullable End lastEnd;

  /**
   * @param absoluteInside whether the target of an absolute link is a place in the tree, as it is
   *     in a package
   */
  TreeBuilder(Refusals refusals, Limits limits, boolean absoluteInside, Contents contents) {
    this.contents = contents;
    this.refusals = refusals;
    this.limits = limits;
    names = new EntryNames(refusals, limits);
    links = new Links(path -> Optional.ofNullable(entries.get(path)), absoluteInside);
  }

  NavigableMap<String, AppEntry> entries() {
    return entries;
  }

  /** Whether one of its files is an ELF file; those that look like it are opened first. */
  boolean hasElf() throws IOException {
    return hasElf(true) || hasElf(false);
  }

  private boolean hasElf(boolean alike) throws IOException {
    for (AppEntry entry : entries.values()) {
      if (entry.isLikeObject() == alike && entry.elf()) {
        return true;
      }
    }
    return false;
  }

  Contents contents() {
    return contents;
  }

  /**
   * Where an entry of that name lands, links on the way to its folder followed; the root is the
   * empty path.
   */
  String place(String name) throws ArchiveException {
    String path = names.path(name);
    if (path.isEmpty()) {
      return path;
    }
    Links.End folder = folder(Links.parent(path));
    String last = path.substring(path.lastIndexOf('/'));
    return switch (folder.fate()) {
      case INSIDE -> names.checked(folder.path() + last);
      case OUTSIDE ->
          throw refusals.escape(
              Refusals.entry(name), "a path inside the app", "a link on it that leads out");
      case LOOP ->
          throw refusals.corrupt(
              Refusals.entry(name), "a folder to be in", "a link on its path that leads to itself");
    };
  }

  // Entries mostly come folder by folder.
  private Links.End folder(String path) {
    if (!path.equals(lastFolder) || lastEnd == null) {
      lastFolder = path;
      lastEnd = links.follow(path);
    }
    return lastEnd;
  }

  /** Counts the bytes of a file that is about to be read. */
  void charge(String path, long size) throws ArchiveException {
    if (size > limits.fileBytes()) {
      throw refusals.tooBig(
          Refusals.entry(path),
          "at most %d bytes".formatted(limits.fileBytes()),
          Long.toString(size));
    }
    bytes += size;
    if (bytes > limits.totalBytes()) {
      throw refusals.tooBig(
          Refusals.entry(path),
          "at most %d bytes in all files".formatted(limits.totalBytes()),
          "more");
    }
  }

  void put(AppEntry entry, Optional<ByteSource> content) throws ArchiveException {
    String path = entry.path();
    names.checkTarget(entry);
    AppEntry before = entries.get(path);
    if (before != null && !entry.is(Kind.DIRECTORY) && hasChildren(path)) {
      throw noFolder(entry);
    }
    if (before != null || entry.is(Kind.SYMLINK)) {
      forgetFolder();
    }
    imply(Links.parent(path));
    add(entry);
    contents.put(path, content);
  }

  /** Gives an entry that came before one more name. */
  void hardLink(String path, String targetName) throws ArchiveException {
    String target = place(targetName);
    AppEntry entry = entries.get(target);
    if (entry == null || entry.is(Kind.DIRECTORY)) {
      throw refusals.corrupt(
          Refusals.entry(path),
          "a hard link to an earlier file",
          "one to " + Shown.text(targetName));
    }
    put(entry.at(path), contents.find(target));
  }

  void remove(String path) {
    forgetFolder();
    entries.remove(path);
    contents.put(path, Optional.empty());
  }

  /** Takes in what another tree has, in a folder of this one. */
  void adopt(TreeBuilder other, String folder) throws ArchiveException {
    for (AppEntry entry : other.entries.values()) {
      String path = names.checked(folder + entry.path());
      Optional<AppEntry> taken = taken(path, entry);
      if (taken.isPresent()) {
        throw refusals.corrupt(
            Refusals.entry(path), "no other of that name", "a " + taken.get().kind());
      }
      put(entry.at(path), other.contents.find(entry.path()));
    }
  }

  /** Whether a place that another tree's entries would take, but for folders, is taken. */
  boolean clashes(TreeBuilder other, String folder) {
    return other.entries.values().stream()
        .anyMatch(entry -> taken(folder + entry.path(), entry).isPresent());
  }

  private Optional<AppEntry> taken(String path, AppEntry entry) {
    return Optional.ofNullable(entries.get(path))
        .filter(known -> !(known.is(Kind.DIRECTORY) && entry.is(Kind.DIRECTORY)));
  }

  /** What this tree leaves of its limits, for those that are to be a part of it. */
  Limits left() {
    return limits.without(entries.size(), bytes, names.all());
  }

  private void forgetFolder() {
    lastEnd = null;
  }

  private void add(AppEntry entry) throws ArchiveException {
    names.charge(entry);
    entries.put(entry.path(), entry);
    if (entries.size() > limits.entries()) {
      throw refusals.tooBig(
          Refusals.entry(entry.path()), "at most %d entries".formatted(limits.entries()), "more");
    }
  }

  private void imply(String folder) throws ArchiveException {
    AppEntry known = entries.get(folder);
    if (known != null && !known.is(Kind.DIRECTORY)) {
      throw noFolder(known);
    }
    if (known == null && !folder.isEmpty()) {
      imply(Links.parent(folder));
      add(new AppEntry(folder, Kind.DIRECTORY, IMPLIED_MODE, 0, "", false));
    }
  }

  private ArchiveException noFolder(AppEntry entry) {
    return refusals.corrupt(
        Refusals.entry(entry.path()),
        "a directory, since there are entries in it",
        "a " + entry.kind());
  }

  private boolean hasChildren(String path) {
    String next = entries.ceilingKey(path + "/");
    return next != null && next.startsWith(path + "/");
  }
}
