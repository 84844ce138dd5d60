package debwright.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * A Debian package (deb(5)) with its own metadata, read in one pass: its control files, and its
 * files as a tree.
 */
public final class DebArchive implements Closeable {
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
    try (DebMembers members = DebMembers.of(deb, refusals, limits)) {
      members.begin();
      SortedMap<String, byte[]> control = ControlMember.read(members, refusals);
      return new DebArchive(control, new Intake(deb, limits, Keep.OBJECTS).deb(members));
    }
  }

  /**
   * The control files of a package alone.
   *
   * @throws java.nio.file.NoSuchFileException when there is no such file
   * @throws IOException when the disk fails
   * @throws ArchiveException when it is no package, damaged or over a limit
   */
  public static SortedMap<String, byte[]> control(Path deb, Limits limits)
      throws IOException, ArchiveException {
    Refusals refusals = Refusals.of(deb);
    try (DebMembers members = DebMembers.of(deb, refusals, limits)) {
      members.begin();
      return ControlMember.read(members, refusals);
    }
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
