package debwright.index;

import debwright.elf.DynamicSymbol;
import debwright.elf.ElfFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * What a library offers to those that load it, read off its file: the symbol versions that it
 * defines, what it needs itself, and the names that it exports. Names are kept as hashes of 31
 * bits: one that is there is always found, and one of n names that is not there is taken for one of
 * them once in 2<sup>31</sup>/n times.
 */
public final class Exports {
  private static final String NO_VERSION = "";
  private static final int BITS = 0x7fffffff;

  private final SortedSet<String> versions;
  private final List<String> needed;
  private final Optional<int[]> hashes;

  private Exports(SortedSet<String> versions, List<String> needed, Optional<int[]> hashes) {
    this.versions = Collections.unmodifiableSortedSet(versions);
    this.needed = List.copyOf(needed);
    this.hashes = hashes;
  }

  /** Those of a library. */
  static Exports of(ElfFile library) {
    return new Exports(
        new TreeSet<>(library.versionDefinitions()),
        library.needed(),
        Optional.of(hashes(library)));
  }

  /** The same, but nothing said of names. */
  Exports withoutNames() {
    return new Exports(versions, needed, Optional.empty());
  }

  private static int[] hashes(ElfFile library) {
    return library.symbols().stream()
        .filter(DynamicSymbol::defined)
        .flatMapToInt(Exports::hashes)
        .sorted()
        .distinct()
        .toArray();
  }

  // A reference without a version takes a symbol of whatever version.
  private static IntStream hashes(DynamicSymbol symbol) {
    int plain = hash(symbol.name(), NO_VERSION);
    return symbol
        .version()
        .map(version -> IntStream.of(plain, hash(symbol.name(), version)))
        .orElse(IntStream.of(plain));
  }

  private static int hash(String name, String version) {
    byte[] bytes = (name + "\0" + version).getBytes(StandardCharsets.UTF_8);
    return MurmurHash3.hash32x86(bytes, 0, bytes.length, 0) & BITS;
  }

  /** The symbol versions that it defines, but for the base; empty where it has none. */
  public SortedSet<String> versions() {
    return versions;
  }

  /** Its DT_NEEDED, in order. */
  public List<String> needed() {
    return needed;
  }

  /** Whether its names are known here. */
  public boolean knowsNames() {
    return hashes.isPresent();
  }

  /** Whether a symbol of that name is there, in whatever version; true where names are unknown. */
  public boolean mayHave(String name) {
    return mayHave(name, NO_VERSION);
  }

  /** Whether {@code name@version} is there; true where names are unknown. */
  public boolean mayHave(String name, String version) {
    return hashes.isEmpty() || Arrays.binarySearch(hashes.get(), hash(name, version)) >= 0;
  }

  /**
   * With what another file of the same name offers: a package may ship variants of a library, of
   * which nobody knows here which one is loaded.
   */
  Exports with(Exports other) {
    SortedSet<String> all = new TreeSet<>(versions);
    all.addAll(other.versions);
    List<String> both = new ArrayList<>(needed);
    other.needed.stream().filter(each -> !needed.contains(each)).forEach(both::add);
    Optional<int[]> joined =
        hashes.isEmpty() || other.hashes.isEmpty()
            ? Optional.empty()
            : Optional.of(
                IntStream.concat(Arrays.stream(hashes.get()), Arrays.stream(other.hashes.get()))
                    .sorted()
                    .distinct()
                    .toArray());
    return new Exports(all, both, joined);
  }

  // ---- the packed form: versions, needed, then one more than the number of hashes or 0, and each
  // hash less the one before

  byte[] encode() {
    Encoder out = new Encoder();
    out.number(versions.size());
    versions.forEach(out::text);
    out.number(needed.size());
    needed.forEach(out::text);
    out.number(hashes.map(known -> known.length + 1).orElse(0));
    int before = 0;
    for (int hash : hashes.orElse(new int[0])) {
      out.number(hash - before);
      before = hash;
    }
    return out.toBytes();
  }

  static Exports decode(byte[] bytes) throws IndexException {
    try {
      Decoder in = new Decoder(bytes);
      SortedSet<String> versions = new TreeSet<>(texts(in));
      List<String> needed = texts(in);
      int known = in.number();
      return new Exports(
          versions, needed, known == 0 ? Optional.empty() : Optional.of(hashes(in, known - 1)));
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new IndexException("the exports of a library are damaged");
    }
  }

  private static List<String> texts(Decoder in) {
    List<String> texts = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      texts.add(in.text());
    }
    return texts;
  }

  private static int[] hashes(Decoder in, int count) {
    int[] hashes = new int[in.remaining(count)];
    int before = 0;
    for (int i = 0; i < count; i++) {
      before += in.number();
      hashes[i] = before;
    }
    return hashes;
  }
}
