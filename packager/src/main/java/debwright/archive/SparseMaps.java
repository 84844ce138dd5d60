package debwright.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveSparseEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveStructSparse;

/**
 * Reads where a sparse entry has its bytes (GNU tar manual, "Storing Sparse Files"): the old GNU
 * format keeps the map in headers, pax 0.0 and 0.1 in records, pax 1.0 before the data.
 */
final class SparseMaps {
  private static final int RECORD = TarReader.RECORD;

  /** Ranges in one map; more are no file's, and cost memory. */
  private static final int MOST_RANGES = 100_000;

  private final Metered in;
  private final Refusals refusals;
  private final int longest;

  /** The true length of a file and its ranges. */
  record Sparse(long size, Extents extents) {}

  SparseMaps(Metered in, Refusals refusals, int longest) {
    this.in = in;
    this.refusals = refusals;
    this.longest = longest;
  }

  /**
   * The ranges of the entry whose header was just read, or empty for an ordinary one.
   *
   * @param follows bytes after the header, map included
   */
  Optional<Sparse> of(TarArchiveEntry header, Pax pax, long follows)
      throws IOException, ArchiveException {
    if (pax.text("SCHILY.filetype").filter("sparse"::equals).isPresent()) {
      throw refusals.unsupported(
          in.where(), "a sparse file of GNU tar", "one of star", "pack it again with GNU tar");
    }
    if (header.getLinkFlag() == 'S') {
      return Optional.of(guarded(header.getRealSize(), oldGnu(header), follows));
    }
    if (pax.text("GNU.sparse.major").filter("1"::equals).isPresent()) {
      long begin = in.position();
      List<Long> map = beforeData();
      return Optional.of(
          guarded(number(pax, "GNU.sparse.realsize"), map, follows - (in.position() - begin)));
    }
    if (pax.text("GNU.sparse.size").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(guarded(number(pax, "GNU.sparse.size"), inRecord(pax), follows));
  }

  private Sparse guarded(long size, List<Long> map, long follows)
      throws IOException, ArchiveException {
    Sparse sparse = refusals.guarded(in.where(), () -> new Sparse(size, new Extents(map, size)));
    if (sparse.extents().total() > follows) {
      throw refusals.corrupt(
          in.where(),
          "%d bytes for the ranges of a sparse file".formatted(sparse.extents().total()),
          "%d".formatted(follows));
    }
    return sparse;
  }

  private long number(Pax pax, String key) throws IOException, ArchiveException {
    return refusals.guarded(in.where(), () -> pax.number(key).orElseThrow());
  }

  private List<Long> inRecord(Pax pax) throws IOException, ArchiveException {
    String map = pax.text("GNU.sparse.map").orElse("");
    return refusals.guarded(
        in.where(),
        () ->
            map.isEmpty()
                ? List.of()
                : Arrays.stream(map.split(",", -1)).map(Digits::parse).toList());
  }

  /** A count, then an offset and a length for each range; a line each, filled up to a record. */
  private List<Long> beforeData() throws IOException, ArchiveException {
    long begin = in.position();
    long count = line(begin);
    if (count > MOST_RANGES) {
      throw tooMany(count);
    }
    List<Long> map = new ArrayList<>();
    for (long i = 0; i < 2 * count; i++) {
      map.add(line(begin));
    }
    in.skip(-(in.position() - begin) & (RECORD - 1));
    return map;
  }

  private long line(long begin) throws IOException, ArchiveException {
    StringBuilder digits = new StringBuilder();
    for (byte next = in.read(1)[0]; next != '\n'; next = in.read(1)[0]) {
      digits.append((char) (next & 0xff));
      if (in.position() - begin > longest || digits.length() > 30) {
        throw refusals.corrupt(in.where(), "a line of a sparse map", "more than a number");
      }
    }
    return refusals.guarded(in.where(), () -> Digits.parse(digits.toString()));
  }

  /** Four ranges in the header, 21 in each of the records that may follow. */
  private List<Long> oldGnu(TarArchiveEntry header) throws IOException, ArchiveException {
    if (header.getSparseHeaders() == null) {
      throw refusals.corrupt(in.where(), "a map of the sparse file", "none");
    }
    List<Long> map = flat(header.getSparseHeaders());
    boolean more = header.isExtended();
    while (more) {
      if (map.size() > 2 * MOST_RANGES) {
        throw tooMany(map.size() / 2);
      }
      byte[] block = in.read(RECORD);
      TarArchiveSparseEntry next =
          refusals.guarded(in.where(), () -> new TarArchiveSparseEntry(block));
      map.addAll(flat(next.getSparseHeaders()));
      more = next.isExtended();
    }
    return map;
  }

  private static List<Long> flat(List<TarArchiveStructSparse> ranges) {
    List<Long> map = new ArrayList<>();
    for (TarArchiveStructSparse range : ranges) {
      if (range.getOffset() > 0 || range.getNumbytes() > 0) {
        map.add(range.getOffset());
        map.add(range.getNumbytes());
      }
    }
    return map;
  }

  private ArchiveException tooMany(long count) {
    return refusals.tooBig(
        in.where(),
        "a sparse map of at most %d ranges".formatted(MOST_RANGES),
        "%d".formatted(count));
  }
}
