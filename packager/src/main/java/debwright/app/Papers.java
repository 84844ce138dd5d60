package debwright.app;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.elf.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The small files of an app that tell what it is. */
final class Papers {
  private static final int MOST_TEXT = 1 << 20;
  private static final Comparator<AppEntry> NEAREST =
      Comparator.comparingInt((AppEntry entry) -> depth(entry.path()))
          .thenComparing(AppEntry::path);

  private final AppTree tree;
  private final List<AppEntry> files;

  Papers(AppTree tree) {
    this.tree = tree;
    files =
        tree.entries().stream()
            .filter(entry -> entry.kind() == AppEntry.Kind.FILE)
            .sorted(NEAREST)
            .toList();
  }

  /** How many folders a path is below the root. */
  static int depth(String path) {
    return (int) path.chars().filter(each -> each == '/').count() - 1;
  }

  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The files whose path is wanted, the nearest to the root first. */
  List<AppEntry> files(Predicate<String> path) {
    return files.stream().filter(entry -> path.test(entry.path())).toList();
  }

  /** A file's text, in UTF-8; empty where it was not kept, or is too long for a paper. */
  Optional<String> text(AppEntry entry) throws IOException {
    return entry.size() > MOST_TEXT
        ? Optional.empty()
        : head(entry, MOST_TEXT).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** Up to that many of a file's first bytes; empty where its content was not kept. */
  Optional<byte[]> head(AppEntry entry, int most) throws IOException {
    Optional<ByteSource> content = tree.findContent(entry);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    int length = (int) Math.min(most, content.get().size());
    ByteBuffer read = content.get().read(0, length);
    byte[] bytes = new byte[length];
    read.get(bytes);
    return Optional.of(bytes);
  }
}
