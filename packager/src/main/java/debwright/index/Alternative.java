package debwright.index;

/**
 * A library path that update-alternatives(1) manages: no package ships it, several offer it.
 *
 * @param link the managed path, {@code /lib} written as {@code /usr/lib}
 * @param target what the package offers for it
 * @param packageName the package whose maintainer script says so
 * @param priority as given there
 */
public record Alternative(String link, String target, String packageName, int priority) {
  byte[] key() {
    return Keys.of(link.substring(link.lastIndexOf('/') + 1), link, packageName, target);
  }

  byte[] value() {
    Encoder out = new Encoder();
    out.text(Integer.toString(priority));
    return out.toBytes();
  }

  static Alternative of(Table.Entry entry) throws IndexException {
    String[] key = Keys.parts(entry.key(), 4);
    try {
      int priority = Integer.parseInt(new Decoder(entry.value()).text());
      return new Alternative(key[1], key[3], key[2], priority);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IndexException("the alternative %s is damaged".formatted(key[1]));
    }
  }
}
