package debwright.archive;

import java.io.IOException;
import java.util.Locale;

/**
 * One file, folder or link of an app.
 *
 * @param path absolute in the tree, such as {@code /usr/bin/git}; no component is empty, {@code .}
 *     or {@code ..}
 * @param kind a hard link has the kind of what it links to
 * @param mode the permission bits, 0 to 07777
 * @param size length of a FILE in bytes, holes included; 0 for other kinds
 * @param linkTarget as stored, of a SYMLINK; else empty
 * @param firstBytes of a FILE; else known to be no ELF magic
 */
public record AppEntry(
    String path, Kind kind, int mode, long size, String linkTarget, FirstBytes firstBytes) {

  private static final long LONGEST_SCRIPT = 64L << 10;
  private static final int ANY_EXECUTE = 0111;

  /** What an entry is. */
  public enum Kind {
    FILE,
    DIRECTORY,
    SYMLINK,
    /** A device, pipe or socket. */
    OTHER;

    /** The stable text form, such as {@code file}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public AppEntry {
    if (!path.startsWith("/") || path.endsWith("/")) {
      throw new IllegalArgumentException("not an absolute path of a tree: " + path);
    }
  }

  /**
   * An entry of which it is known whether it is an ELF file.
   *
   * @param elf whether it is a FILE that begins with the ELF magic
   */
  public AppEntry(String path, Kind kind, int mode, long size, String linkTarget, boolean elf) {
    this(path, kind, mode, size, linkTarget, elf ? FirstBytes.Known.ELF : FirstBytes.Known.OTHER);
  }

  /**
   * Whether it is a FILE that begins with the ELF magic.
   *
   * @throws IOException when a folder's file can't be read
   */
  public boolean elf() throws IOException {
    return firstBytes.elf();
  }

  /**
   * Whether it may be a script that starts an app: executable or named as one, and not long.
   *
   * @throws IOException when a folder's file can't be read
   */
  public boolean mayBeScript() throws IOException {
    return isLikeScript() && !elf();
  }

  /** Whether it may be a script by all but its first bytes. */
  boolean isLikeScript() {
    return kind == Kind.FILE
        && size <= LONGEST_SCRIPT
        && ((mode & ANY_EXECUTE) != 0 || path.endsWith(".sh"));
  }

  /** Whether it has the name of a library, or the mode of a program that is no short script. */
  boolean isLikeObject() {
    return path.contains(".so") || ((mode & ANY_EXECUTE) != 0 && !isLikeScript());
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  AppEntry at(String other) {
    return new AppEntry(other, kind, mode, size, linkTarget, firstBytes);
  }
}
