package debwright.index;

import java.util.Optional;

/**
 * A file of a package that can be asked for as a library: a shared object, or a link to one.
 *
 * @param path in the installed system, {@code /lib} written as {@code /usr/lib}
 * @param packageName the package that ships it
 * @param linkTarget where it points to, as an absolute path, or empty for an object
 * @param soname its DT_SONAME; empty for a link and for an object without one
 * @param abi what must be equal for a program to load it, empty text for a link
 * @param standing how sure that is, and which choice the package is
 */
public record LibraryEntry(
    String path,
    String packageName,
    Optional<String> linkTarget,
    Optional<String> soname,
    String abi,
    Standing standing) {

  /** A library that was read off its package. */
  public LibraryEntry(
      String path,
      String packageName,
      Optional<String> linkTarget,
      Optional<String> soname,
      String abi) {
    this(path, packageName, linkTarget, soname, abi, Standing.EXACT);
  }

  /** The last part of the path. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path up to its last part. */
  public String folder() {
    return path.substring(0, path.lastIndexOf('/'));
  }

  byte[] key() {
    return Keys.of(fileName(), path, packageName);
  }

  byte[] value() {
    Encoder out = new Encoder();
    out.text(linkTarget.orElse(""));
    out.text(soname.orElse(""));
    out.text(abi);
    standing.write(out);
    return out.toBytes();
  }

  static LibraryEntry of(Table.Entry entry) throws IndexException {
    String[] key = Keys.parts(entry.key(), 3);
    try {
      Decoder in = new Decoder(entry.value());
      return new LibraryEntry(
          key[1], key[2], text(in), text(in), in.text(), Standing.read(in, key[1]));
    } catch (IndexOutOfBoundsException e) {
      throw new IndexException("the entry of %s is damaged".formatted(key[1]));
    }
  }

  private static Optional<String> text(Decoder in) {
    String text = in.text();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
