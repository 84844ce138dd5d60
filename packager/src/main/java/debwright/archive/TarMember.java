package debwright.archive;

import java.util.Optional;

/**
 * One entry of a tar, its extended headers applied.
 *
 * @param name as stored
 * @param type what it is
 * @param stored bytes of data that follow, sparse map not counted
 * @param size length of the file when unpacked
 * @param extents of a sparse file
 * @param link as stored, of links; else empty
 */
record TarMember(
    String name,
    Type type,
    int mode,
    long stored,
    long size,
    Optional<Extents> extents,
    String link,
    Pax pax) {

  /** What a type flag stands for. */
  enum Type {
    FILE,
    DIRECTORY,
    SYMLINK,
    HARD_LINK,
    OTHER,
    /** A label of the archive, which is no file. */
    LABEL
  }

  /** Whether the holes of this entry are bytes that were left out. */
  boolean distilled() {
    return pax.text("comment").filter("distilled"::equals).isPresent();
  }
}
