package debwright.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Debian package (deb(5)) with its own metadata, read in one pass: its control files, and its
 * files as a tree.
 */
public final class DebArchive implements Closeable {
  /** One control file; the largest symbols files have 5 MB. */
  private static final int MOST_FILE = 32 << 20;

  private static final int MOST_ALL = 64 << 20;

  private final SortedMap<String, byte[]> control;
  private final AppTree tree;

  private DebArchive(SortedMap<String, byte[]> control, AppTree tree) {
    this.control = control;
    this.tree = tree;
  }

  /**
   * Reads a whole package.
   *
   * @throws java.nio.file.NoSuchFileException when there is no such file
   * @throws IOException when the disk fails
   * @throws ArchiveException when it is no package, damaged, over a limit, or reaches out of its
   *     tree
   */
  public static DebArchive open(Path deb, Limits limits) throws IOException, ArchiveException {
    Refusals refusals = Refusals.of(deb);
    try (DebMembers members = new DebMembers(deb, refusals, limits)) {
      members.begin();
      SortedMap<String, byte[]> control = control(members, refusals);
      return new DebArchive(control, new Intake(deb, limits, Keep.OBJECTS).deb(members));
    }
  }

  private static SortedMap<String, byte[]> control(DebMembers members, Refusals refusals)
      throws IOException, ArchiveException {
    SortedMap<String, byte[]> control = new TreeMap<>();
    long all = 0;
    try (Metered in = members.tar("control.tar")) {
      TarReader tar = new TarReader(in, refusals);
      for (Optional<TarMember> next = tar.next(); next.isPresent(); next = tar.next()) {
        TarMember member = next.get();
        all += member.stored() + member.name().length();
        if (member.stored() > MOST_FILE || all > MOST_ALL) {
          throw refusals.tooBig(in.where(), "at most %d bytes".formatted(MOST_FILE), "" + all);
        }
        if (member.type() == TarMember.Type.FILE && member.extents().isEmpty()) {
          control.put(name(member), in.read((int) member.stored()));
        }
      }
    }
    return Collections.unmodifiableSortedMap(control);
  }

  private static String name(TarMember member) {
    return member.name().startsWith("./") ? member.name().substring(2) : member.name();
  }

  /**
   * The control files by name: {@code control}, {@code symbols}, {@code shlibs}, {@code postinst},
   * …
   */
  public SortedMap<String, byte[]> control() {
    return control;
  }

  /** The files that the package installs. */
  public AppTree tree() {
    return tree;
  }

  @Override
  public void close() throws IOException {
    tree.close();
  }
}
