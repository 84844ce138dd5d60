package debwright.archive;

import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The control files of a package, by name. */
final class ControlMember {
  /** One control file; the largest symbols files have 5 MB. */
  private static final int MOST_FILE = 32 << 20;

  private static final int MOST_ALL = 64 << 20;

  private ControlMember() {}

  static SortedMap<String, byte[]> read(DebMembers members, Refusals refusals)
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
}
