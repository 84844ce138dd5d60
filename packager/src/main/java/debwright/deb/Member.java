package debwright.deb;

import debwright.elf.ByteSource;
import java.io.IOException;
import java.util.Comparator;

/** A file, folder or link that a package installs, with what is in it. */
sealed interface Member {

  /**
   * dpkg-deb's order, byte for byte: a folder, what is in it, and only then its next neighbour,
   * even where that one's name is the folder's and more.
   */
  Comparator<Member> ORDER = Comparator.comparing(Member::path, Member::compare);

  /** Absolute; empty for the root. */
  String path();

  void write(TarOutput tar) throws IOException;

  /** How many KiB dpkg-gencontrol counts for it. */
  long kibibytes();

  private static int compare(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return Integer.compare(rank(a.charAt(i)), rank(b.charAt(i)));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  // The order of bytes in UTF-8, where what takes a pair of characters here comes after all others.
  private static int rank(char c) {
    if (c == '/') {
      return 0;
    }
    return Character.isSurrogate(c) ? c + Character.MAX_VALUE : c;
  }

  private static long rounded(long bytes) {
    return (bytes + 1023) / 1024;
  }

  /** A folder, perhaps only implied by what is in it. */
  record Folder(String path, int mode) implements Member {
    @Override
    public void write(TarOutput tar) throws IOException {
      tar.folder("." + path + "/", mode);
    }

    @Override
    public long kibibytes() {
      return 1;
    }
  }

  /** A symbolic link. */
  record Link(String path, String target) implements Member {
    @Override
    public void write(TarOutput tar) throws IOException {
      tar.link("." + path, target);
    }

    @Override
    public long kibibytes() {
      return rounded(target.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
    }
  }

  /** A regular file. */
  record Regular(String path, int mode, ByteSource content) implements Member {
    @Override
    public void write(TarOutput tar) throws IOException {
      tar.file("." + path, mode, content);
    }

    @Override
    public long kibibytes() {
      return rounded(content.size());
    }
  }
}
