package debwright.index;

import debwright.debian.SonameSymbols;
import debwright.debian.SonameSymbols.MinimalVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a package's symbols file says of one soname, packed: sorted names that share their
 * beginnings, and the few distinct combinations of symbol version, minimal version and template
 * beside them.
 */
public final class Symbols {
  private static final String UNVERSIONED = "Base";
  private static final Pattern LIST = Pattern.compile("[,\\s]+");
  private static final int MOST_NAME_BYTES = 1 << 28;

  private record Attributes(String symbolVersion, MinimalVersion minimal) {}

  private static final class Symbol {
    private final byte[] name;
    private final int attributes;

    Symbol(byte[] name, int attributes) {
      this.name = name;
      this.attributes = attributes;
    }
  }

  private final List<String> templates;
  private final Map<String, String> fields;
  private final Optional<String> smallestVersion;
  private final List<Attributes> attributes;
  private final Map<String, List<MinimalVersion>> minimalVersions;
  private final int[] attributeOf;
  private final SymbolNames names;

  private Symbols(
      List<String> templates,
      Map<String, String> fields,
      Optional<String> smallestVersion,
      List<Attributes> attributes,
      int[] attributeOf,
      SymbolNames names) {
    this.templates = templates;
    this.fields = fields;
    this.smallestVersion = smallestVersion;
    this.attributes = attributes;
    this.minimalVersions = minimalVersions(attributes);
    this.attributeOf = attributeOf;
    this.names = names;
  }

  private static Map<String, List<MinimalVersion>> minimalVersions(List<Attributes> attributes) {
    Map<String, List<MinimalVersion>> all = new HashMap<>();
    for (Attributes each : attributes) {
      List<MinimalVersion> present =
          all.computeIfAbsent(each.symbolVersion, version -> new ArrayList<>());
      if (!each.minimal.deprecated()) {
        present.add(each.minimal);
      }
    }
    return all;
  }

  /** Dependency templates, the main one first. */
  public List<String> templates() {
    return templates;
  }

  /** The fields of {@code *} lines. */
  public Map<String, String> fields() {
    return fields;
  }

  /**
   * The packages that a source asks for at a version when it is built against the library: the
   * field {@code Build-Depends-Packages}, else {@code Build-Depends-Package}.
   */
  public List<String> developmentPackages() {
    return Optional.ofNullable(fields.get("Build-Depends-Packages"))
        .or(() -> Optional.ofNullable(fields.get("Build-Depends-Package")))
        .map(names -> LIST.splitAsStream(names).toList())
        .orElse(List.of());
  }

  /** The lowest version of all symbols of the main template. */
  public Optional<String> smallestVersion() {
    return smallestVersion;
  }

  public int size() {
    return attributeOf.length;
  }

  /**
   * Since when {@code name@version} is there, whether or not it still is. The bytes of the symbols
   * file are compared with the name's UTF-8.
   *
   * @param version {@code Base} where the symbol has none
   */
  public Optional<MinimalVersion> find(String name, String version) {
    if (!minimalVersions.containsKey(version)) {
      return Optional.empty();
    }
    for (int i = names.first(name); i >= 0; i = names.next(i)) {
      Attributes found = attributes.get(attributeOf[i]);
      if (found.symbolVersion.equals(version)) {
        return Optional.of(found.minimal);
      }
    }
    return Optional.empty();
  }

  /**
   * What {@link #find} can answer for the present symbols of a version, each instance once; empty
   * where the library has no such version.
   *
   * @param version {@code Base} for symbols that have none
   */
  public List<MinimalVersion> minimalVersions(String version) {
    return Collections.unmodifiableList(minimalVersions.getOrDefault(version, List.of()));
  }

  /**
   * The symbol versions that its present symbols have, sorted; empty where the library defines no
   * versions.
   */
  public SortedSet<String> versions() {
    SortedSet<String> versions = new TreeSet<>();
    for (Attributes each : attributes) {
      if (!each.minimal.deprecated() && !each.symbolVersion.equals(UNVERSIONED)) {
        versions.add(each.symbolVersion);
      }
    }
    return versions;
  }

  /** Whether a symbol of that name is there, in whatever version. */
  public boolean has(String name) {
    for (int i = names.first(name); i >= 0; i = names.next(i)) {
      if (!attributes.get(attributeOf[i]).minimal.deprecated()) {
        return true;
      }
    }
    return false;
  }

  // ---- the packed form: templates, fields, smallest version, attributes, then columns over the
  // symbols

  static byte[] encode(SonameSymbols source) {
    Map<Attributes, Integer> attributes = new LinkedHashMap<>();
    List<Symbol> symbols = symbols(source, attributes);
    Encoder out = new Encoder();
    out.number(source.templates().size());
    source.templates().forEach(out::text);
    encodeFields(source, out);
    out.text(source.smallestVersion().orElse(""));
    encodeAttributes(attributes, out);
    out.number(symbols.size());
    symbols.forEach(symbol -> out.number(symbol.attributes));
    encodeNames(symbols, out);
    return out.toBytes();
  }

  private static List<Symbol> symbols(SonameSymbols source, Map<Attributes, Integer> attributes) {
    List<Symbol> symbols = new ArrayList<>();
    source.symbols().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              int at = entry.getKey().lastIndexOf('@');
              String name = at < 0 ? entry.getKey() : entry.getKey().substring(0, at);
              Attributes of =
                  new Attributes(at < 0 ? "" : entry.getKey().substring(at + 1), entry.getValue());
              int number = attributes.computeIfAbsent(of, key -> attributes.size());
              symbols.add(new Symbol(name.getBytes(StandardCharsets.ISO_8859_1), number));
            });
    symbols.sort(
        Comparator.comparing((Symbol symbol) -> symbol.name, Arrays::compareUnsigned)
            .thenComparingInt(symbol -> symbol.attributes));
    return symbols;
  }

  private static void encodeFields(SonameSymbols source, Encoder out) {
    out.number(source.fields().size());
    source.fields().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            field -> {
              out.text(field.getKey());
              out.text(field.getValue());
            });
  }

  private static void encodeAttributes(Map<Attributes, Integer> attributes, Encoder out) {
    out.number(attributes.size());
    for (Attributes each : attributes.keySet()) {
      out.text(each.symbolVersion);
      out.text(each.minimal.version());
      out.number(each.minimal.template());
      out.number(each.minimal.deprecated() ? 1 : 0);
    }
  }

  private static void encodeNames(List<Symbol> symbols, Encoder out) {
    Encoder suffixes = new Encoder();
    byte[] previous = new byte[0];
    for (Symbol symbol : symbols) {
      int shared = Arrays.mismatch(previous, symbol.name);
      int prefix = shared < 0 ? symbol.name.length : shared;
      out.number(prefix);
      suffixes.bytes(Arrays.copyOfRange(symbol.name, prefix, symbol.name.length));
      previous = symbol.name;
    }
    out.raw(suffixes.toBytes());
  }

  static Symbols decode(byte[] bytes) throws IndexException {
    try {
      Decoder in = new Decoder(bytes);
      List<String> templates = new ArrayList<>();
      for (int i = in.count(); i > 0; i--) {
        templates.add(in.text());
      }
      Map<String, String> fields = new LinkedHashMap<>();
      for (int i = in.count(); i > 0; i--) {
        fields.put(in.text(), in.text());
      }
      String smallest = in.text();
      List<Attributes> attributes = decodeAttributes(in);
      int[] attributeOf = numbers(in, in.count());
      for (int number : attributeOf) {
        Objects.checkIndex(number, attributes.size());
      }
      int[] nameEnds = numbers(in, attributeOf.length);
      byte[] names = decodeNames(in, nameEnds);
      return new Symbols(
          List.copyOf(templates),
          Collections.unmodifiableMap(fields),
          Optional.of(smallest).filter(version -> !version.isEmpty()),
          attributes,
          attributeOf,
          new SymbolNames(names, nameEnds));
    } catch (IndexOutOfBoundsException e) {
      throw new IndexException("the symbols of a library are damaged");
    }
  }

  private static List<Attributes> decodeAttributes(Decoder in) {
    List<Attributes> attributes = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      attributes.add(
          new Attributes(in.text(), new MinimalVersion(in.text(), in.number(), in.number() == 1)));
    }
    return attributes;
  }

  private static int[] numbers(Decoder in, int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = in.number();
    }
    return numbers;
  }

  // Takes the lengths of shared beginnings and leaves the ends of the names in their place.
  private static byte[] decodeNames(Decoder in, int[] prefixes) {
    byte[] names = new byte[1 << 12];
    int start = 0;
    int end = 0;
    for (int i = 0; i < prefixes.length; i++) {
      int prefix = prefixes[i];
      Objects.checkFromToIndex(0, prefix, end - start);
      int suffix = in.count();
      if ((long) end + prefix + suffix > MOST_NAME_BYTES) {
        throw new IndexOutOfBoundsException("more names than any library has");
      }
      while (names.length < end + prefix + suffix) {
        names = Arrays.copyOf(names, names.length * 2);
      }
      System.arraycopy(names, start, names, end, prefix);
      in.copy(names, end + prefix, suffix);
      start = end;
      end += prefix + suffix;
      prefixes[i] = end;
    }
    return names;
  }
}
