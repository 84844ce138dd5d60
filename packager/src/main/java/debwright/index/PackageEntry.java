package debwright.index;

/**
 * A package of the archive.
 *
 * @param name such as {@code libc6}
 * @param version of the snapshot
 * @param provides the field as written, or empty text
 * @param dependents how many packages of the snapshot name it first in a group of Depends or
 *     Pre-Depends
 */
public record PackageEntry(String name, String version, String provides, int dependents) {
  byte[] value() {
    Encoder out = new Encoder();
    out.text(version);
    out.text(provides);
    out.number(dependents);
    return out.toBytes();
  }

  static PackageEntry of(Table.Entry entry) throws IndexException {
    String name = Keys.parts(entry.key(), 1)[0];
    try {
      Decoder in = new Decoder(entry.value());
      return new PackageEntry(name, in.text(), in.text(), in.number());
    } catch (IndexOutOfBoundsException e) {
      throw new IndexException("the entry of package %s is damaged".formatted(name));
    }
  }
}
