package debwright.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sorted names of a library's symbols, one behind the other. Most libraries are asked for a few
 * names only, by halving; one that is asked for many gets a table of hashes. Safe for use by
 * several threads.
 */
final class SymbolNames {
  private static final int MANY = 32;
  private static final int MANY_PART = 16;

  private final byte[] bytes;
  private final int[] ends;
  private int asked;
  private volatile @Nullable Hashes hashes;

  /**
   * @param ends where each name ends in the bytes
   */
  SymbolNames(byte[] bytes, int[] ends) {
    this.bytes = bytes;
    this.ends = ends;
  }

  /** The first symbol whose name is that text in UTF-8, or -1. */
  int first(String name) {
    Hashes table = hashes;
    if (table == null && ++asked > MANY + ends.length / MANY_PART) {
      table = new Hashes();
      hashes = table;
    }
    return table != null && table.complete ? table.first(name) : halve(utf8(name));
  }

  /** The next symbol of the same name, or -1. */
  int next(int symbol) {
    int next = symbol + 1;
    return next < ends.length && compare(next, bytes, start(symbol), ends[symbol]) == 0 ? next : -1;
  }

  private int halve(byte[] wanted) {
    int low = 0;
    int high = ends.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, wanted, 0, wanted.length) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < ends.length && compare(low, wanted, 0, wanted.length) == 0 ? low : -1;
  }

  private int compare(int symbol, byte[] other, int from, int to) {
    return Arrays.compareUnsigned(bytes, start(symbol), ends[symbol], other, from, to);
  }

  private int start(int symbol) {
    return symbol == 0 ? 0 : ends[symbol - 1];
  }

  private static byte[] utf8(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  /** Names by the hash that Java's strings have, which is that of the bytes where all are ASCII. */
  private final class Hashes {
    private final int[] ofSymbol = new int[ends.length];
    // One more than a symbol, or 0.
    private final int[] slots = new int[Integer.highestOneBit(Math.max(1, ends.length)) << 2];
    private final boolean complete;

    Hashes() {
      complete = ascii();
      for (int i = 0; complete && i < ends.length; i++) {
        ofSymbol[i] = hash(i);
        if (i == 0 || compare(i, bytes, start(i - 1), ends[i - 1]) != 0) {
          put(i);
        }
      }
    }

    private boolean ascii() {
      int end = ends.length == 0 ? 0 : ends[ends.length - 1];
      for (int i = 0; i < end; i++) {
        if (bytes[i] < 0) {
          return false;
        }
      }
      return true;
    }

    private int hash(int symbol) {
      int hash = 0;
      for (int i = start(symbol); i < ends[symbol]; i++) {
        hash = 31 * hash + bytes[i];
      }
      return hash;
    }

    private void put(int symbol) {
      int slot = slot(ofSymbol[symbol]);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = symbol + 1;
    }

    private int slot(int hash) {
      return (hash ^ (hash >>> 16)) & (slots.length - 1);
    }

    int first(String name) {
      int hash = name.hashCode();
      for (int slot = slot(hash); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
        int symbol = slots[slot] - 1;
        if (ofSymbol[symbol] == hash && isNamed(symbol, name)) {
          return symbol;
        }
      }
      return -1;
    }

    private boolean isNamed(int symbol, String name) {
      byte[] wanted = utf8(name);
      return compare(symbol, wanted, 0, wanted.length) == 0;
    }
  }
}
