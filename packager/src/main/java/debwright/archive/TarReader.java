package debwright.archive;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * The entries of a tar in order: version 7, POSIX, pax and GNU with all its sparse formats.
 *
 * <p>Single headers are parsed by Commons Compress. Its stream is not used: it takes a truncated
 * archive for a whole one, bounds neither long names nor sparse maps, and loses its place after a
 * sparse map whose length is a multiple of the record's.
 */
final class TarReader {
  static final int RECORD = TarConstants.DEFAULT_RCDSIZE;

  /** The longest extended header, long name or sparse map, in bytes. */
  private static final int LONGEST_HEADER = 1 << 20;

  /** No archive holds more; sums of it and a position stay a long. */
  private static final long MOST_DATA = 1L << 60;

  private final Metered in;
  private final Refusals refusals;
  private final SparseMaps maps;
  private final Pax global = new Pax();
  private long nextHeader;

  TarReader(Metered in, Refusals refusals) {
    this.in = in;
    this.refusals = refusals;
    this.maps = new SparseMaps(in, refusals, LONGEST_HEADER);
  }

  /** The next entry; what is left of the last one's data is passed over. */
  Optional<TarMember> next() throws IOException, ArchiveException {
    in.skip(nextHeader - in.position());
    in.leaving();
    Pax local = global.copy();
    for (Optional<TarArchiveEntry> header = header(); header.isPresent(); header = header()) {
      if (!extension(header.get(), local)) {
        return Optional.of(member(header.get(), local));
      }
    }
    return Optional.empty();
  }

  /** Empty after the last entry, which a record of zeros marks. */
  private Optional<TarArchiveEntry> header() throws IOException, ArchiveException {
    String where = in.where();
    if (in.peek(1).length == 0) {
      throw refusals.corrupt(where, "an entry or the mark of the end", "the end");
    }
    byte[] block = in.read(RECORD);
    if (Arrays.equals(block, new byte[RECORD])) {
      in.drain();
      return Optional.empty();
    }
    return Optional.of(refusals.guarded(where, () -> parse(block)));
  }

  private static TarArchiveEntry parse(byte[] block) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(block, EntryText.BYTES, true);
    if (!entry.isCheckSumOK()) {
      throw new IOException("a header with a wrong checksum");
    }
    return entry;
  }

  /** Takes in a header that only says more about the next one. */
  private boolean extension(TarArchiveEntry header, Pax local)
      throws IOException, ArchiveException {
    switch (header.getLinkFlag()) {
      case 'x', 'X' -> records(header, local);
      case 'g' -> {
        byte[] data = records(header, global);
        local.parse(data);
      }
      case 'L' -> local.put("path", EntryText.of(data(header)));
      case 'K' -> local.put("linkpath", EntryText.of(data(header)));
      default -> {
        return false;
      }
    }
    return true;
  }

  private byte[] records(TarArchiveEntry header, Pax pax) throws IOException, ArchiveException {
    String where = in.where();
    byte[] data = data(header);
    refusals.guarded(
        where,
        () -> {
          pax.parse(data);
          return pax;
        });
    return data;
  }

  private byte[] data(TarArchiveEntry header) throws IOException, ArchiveException {
    if (header.getSize() > LONGEST_HEADER) {
      throw refusals.tooBig(
          in.where(),
          "an extended header of at most %d bytes".formatted(LONGEST_HEADER),
          "%d".formatted(header.getSize()));
    }
    byte[] data = in.read((int) header.getSize());
    in.skip(padding(data.length));
    return data;
  }

  private TarMember member(TarArchiveEntry header, Pax pax) throws IOException, ArchiveException {
    String name =
        pax.text("GNU.sparse.name")
            .or(() -> pax.text("path"))
            .orElseGet(() -> EntryText.of(header.getName()));
    in.entering(name);
    TarMember.Type type = type(header.getLinkFlag(), name);
    long follows = carriesData(header.getLinkFlag()) ? size(header, pax) : 0;
    Optional<SparseMaps.Sparse> sparse = sparse(type, header, pax, follows);
    return new TarMember(
        name,
        type,
        header.getMode() < 0 ? 0 : header.getMode() & 07777,
        sparse.map(s -> s.extents().total()).orElse(follows),
        sparse.map(SparseMaps.Sparse::size).orElse(follows),
        sparse.map(SparseMaps.Sparse::extents),
        pax.text("linkpath").orElseGet(() -> EntryText.of(header.getLinkName())),
        pax);
  }

  /** The map of a sparse file; one in headers is not counted among the bytes that follow. */
  private Optional<SparseMaps.Sparse> sparse(
      TarMember.Type type, TarArchiveEntry header, Pax pax, long follows)
      throws IOException, ArchiveException {
    long begin = in.position();
    Optional<SparseMaps.Sparse> sparse =
        type == TarMember.Type.FILE ? maps.of(header, pax, follows) : Optional.empty();
    long data = header.getLinkFlag() == 'S' ? in.position() : begin;
    nextHeader = data + follows + padding(follows);
    return sparse;
  }

  /** Links, folders and devices have no data, whatever size their header says. */
  private static boolean carriesData(byte flag) {
    return flag < '1' || flag > '6';
  }

  private long size(TarArchiveEntry header, Pax pax) throws IOException, ArchiveException {
    long size = refusals.guarded(in.where(), () -> pax.number("size").orElse(header.getSize()));
    if (size > MOST_DATA) {
      throw refusals.corrupt(in.where(), "a size below 2^60", Long.toString(size));
    }
    return size;
  }

  private TarMember.Type type(byte flag, String name) throws ArchiveException {
    return switch (flag) {
      case '1' -> TarMember.Type.HARD_LINK;
      case '2' -> TarMember.Type.SYMLINK;
      case '3', '4', '6' -> TarMember.Type.OTHER;
      case '5', 'D' -> TarMember.Type.DIRECTORY;
      case 'V' -> TarMember.Type.LABEL;
      case 'M' ->
          throw refusals.unsupported(
              in.where(), "a whole tar", "one volume of several", "join the volumes first");
      default -> name.endsWith("/") ? TarMember.Type.DIRECTORY : TarMember.Type.FILE;
    };
  }

  private static long padding(long size) {
    return -size & (RECORD - 1);
  }
}
