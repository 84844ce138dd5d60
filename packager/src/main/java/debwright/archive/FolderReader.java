package debwright.archive;

import debwright.archive.AppEntry.Kind;
import debwright.elf.ByteSource;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills a tree from a folder on disk. Links in it are entries, never ways. */
final class FolderReader {
  // st_mode's types (inode(7)).
  private static final int REGULAR = 0100000;
  private static final int FOLDER = 0040000;
  private static final int LINK = 0120000;

  private final Path folder;
  private final FolderFiles files;
  private final TreeBuilder tree;
  private final Refusals refusals;
  private final Limits limits;

  FolderReader(Path folder, FolderFiles files, TreeBuilder tree, Refusals refusals, Limits limits) {
    this.folder = folder;
    this.files = files;
    this.tree = tree;
    this.refusals = refusals;
    this.limits = limits;
  }

  void read() throws IOException, ArchiveException {
    try (SecureDirectoryStream<Path> root = files.root()) {
      read(root, Path.of(""));
    }
  }

  private void read(SecureDirectoryStream<Path> at, Path below)
      throws IOException, ArchiveException {
    for (Path name : names(at)) {
      Path relative = below.resolve(name);
      try {
        add(at, name, relative);
      } catch (AccessDeniedException e) {
        throw named(e, relative);
      }
    }
  }

  /** The system names the last step only; a folder further down has named all of them. */
  private AccessDeniedException named(AccessDeniedException e, Path relative) {
    return e.getReason() != null ? e : FolderFiles.denied(folder.resolve(relative));
  }

  private List<Path> names(SecureDirectoryStream<Path> at) throws IOException, ArchiveException {
    List<Path> names = new ArrayList<>();
    try {
      for (Path name : at) {
        names.add(name.getFileName());
        tooMany(names.size());
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(names);
    return names;
  }

  private void tooMany(int count) throws ArchiveException {
    if (count > limits.entries()) {
      throw refusals.tooBig("a folder", "at most %d entries".formatted(limits.entries()), "more");
    }
  }

  private void add(SecureDirectoryStream<Path> at, Path name, Path relative)
      throws IOException, ArchiveException {
    Attributes attributes = attributes(relative);
    String path = tree.place(relative.toString());
    switch (attributes.type()) {
      case REGULAR -> file(path, relative, attributes);
      case LINK -> {
        String target = Files.readSymbolicLink(folder.resolve(relative)).toString();
        put(path, Kind.SYMLINK, attributes, target);
      }
      case FOLDER -> {
        put(path, Kind.DIRECTORY, attributes, "");
        try (SecureDirectoryStream<Path> next =
            at.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
          read(next, relative);
        }
      }
      default -> put(path, Kind.OTHER, attributes, "");
    }
  }

  /**
   * What stat(2) says.
   *
   * @param mode st_mode: the type and the permission bits
   * @param size in bytes
   */
  private record Attributes(int mode, long size) {
    int type() {
      return mode & 0170000;
    }

    int permissions() {
      return mode & 07777;
    }
  }

  // One call of the system for all; what is opened afterwards is opened step by step, whatever this
  // said.
  private Attributes attributes(Path relative) throws IOException {
    Map<String, Object> found =
        Files.readAttributes(folder.resolve(relative), "unix:mode,size", LinkOption.NOFOLLOW_LINKS);
    if (found.get("mode") instanceof Integer mode && found.get("size") instanceof Long size) {
      return new Attributes(mode, size);
    }
    throw new IOException("%s: its mode can't be read".formatted(relative));
  }

  private void put(String path, Kind kind, Attributes attributes, String link)
      throws IOException, ArchiveException {
    tree.put(new AppEntry(path, kind, attributes.permissions(), 0, link, false), Optional.empty());
  }

  private void file(String path, Path relative, Attributes attributes)
      throws IOException, ArchiveException {
    long size = attributes.size();
    tree.charge(path, size);
    FirstBytes start =
        size < FirstBytes.MAGIC ? FirstBytes.Known.OTHER : new FirstBytes.Unread(files, relative);
    AppEntry entry = new AppEntry(path, Kind.FILE, attributes.permissions(), size, "", start);
    boolean kept = tree.contents().wantsOnlyElf(entry) || tree.contents().wants(entry);
    Optional<ByteSource> content =
        kept ? Optional.of(files.source(relative, size)) : Optional.empty();
    tree.put(entry, content);
  }
}
