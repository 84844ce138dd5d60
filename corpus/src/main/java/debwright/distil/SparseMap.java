package debwright.distil;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Where the bytes of a sparse file are, in the form that pax sparse format 1.0 puts before them
 * (GNU tar manual, "Storing Sparse Files"): a count, then offset and length of each range, a line
 * each.
 *
 * @param size of the whole file, holes included
 */
record SparseMap(List<Extent> extents, long size) {
  SparseMap {
    extents = List.copyOf(extents);
  }

  long kept() {
    return extents.stream().mapToLong(Extent::length).sum();
  }

  /** The lines, filled up with NULs to whole blocks. */
  byte[] bytes() {
    StringBuilder text = new StringBuilder();
    text.append(extents.size() + (endsInHole() ? 1 : 0)).append('\n');
    extents.forEach(e -> text.append(e.offset()).append('\n').append(e.length()).append('\n'));
    if (endsInHole()) {
      text.append(size).append("\n0\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    return Arrays.copyOf(bytes, bytes.length + (-bytes.length & (TarHeader.BLOCK - 1)));
  }

  /** GNU tar marks the end of a last hole by an empty range. */
  private boolean endsInHole() {
    return extents.isEmpty() || extents.get(extents.size() - 1).end() != size;
  }
}
