package debwright.archive;

import debwright.archive.AppEntry.Kind;
import debwright.elf.ByteSource;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Fills a tree from a folder on disk. Links in it are entries, never ways. */
final class FolderReader {
  private static final int MAGIC = 4;

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
    return e.getReason() != null
        ? e
        : new AccessDeniedException(
            folder.resolve(relative).toString(), null, "it may not be read");
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
    BasicFileAttributes attributes =
        at.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes();
    String path = tree.place(relative.toString());
    if (attributes.isRegularFile()) {
      file(at, path, relative, attributes.size());
    } else if (attributes.isSymbolicLink()) {
      String target = Files.readSymbolicLink(folder.resolve(relative)).toString();
      put(path, Kind.SYMLINK, relative, target);
    } else if (attributes.isDirectory()) {
      put(path, Kind.DIRECTORY, relative, "");
      try (SecureDirectoryStream<Path> next =
          at.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        read(next, relative);
      }
    } else {
      put(path, Kind.OTHER, relative, "");
    }
  }

  private void put(String path, Kind kind, Path relative, String link)
      throws IOException, ArchiveException {
    tree.put(new AppEntry(path, kind, mode(relative), 0, link, false), Optional.empty());
  }

  private void file(SecureDirectoryStream<Path> at, String path, Path relative, long size)
      throws IOException, ArchiveException {
    tree.charge(path, size);
    boolean elf = Signature.elf(head(at, relative.getFileName()));
    AppEntry entry = new AppEntry(path, Kind.FILE, mode(relative), size, "", elf);
    boolean kept = tree.contents().wants(entry);
    Optional<ByteSource> content =
        kept ? Optional.of(files.source(relative, size)) : Optional.empty();
    tree.put(entry, content);
  }

  private static byte[] head(SecureDirectoryStream<Path> at, Path name) throws IOException {
    try (SeekableByteChannel file = at.newByteChannel(name, FolderFiles.READ)) {
      return Channels.newInputStream(file).readNBytes(MAGIC);
    }
  }

  private int mode(Path relative) throws IOException {
    return (int)
            Files.getAttribute(folder.resolve(relative), "unix:mode", LinkOption.NOFOLLOW_LINKS)
        & 07777;
  }
}
