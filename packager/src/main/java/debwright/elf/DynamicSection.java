package debwright.elf;

import java.util.List;
import java.util.Optional;

/**
 * The dynamic section, PT_DYNAMIC, up to its DT_NULL.
 *
 * @param entries in the file's order
 * @param needed DT_NEEDED, in order
 * @param soname DT_SONAME
 * @param rpath DT_RPATH, split on colons; an empty part means the current folder
 * @param runpath DT_RUNPATH, likewise
 */
public record DynamicSection(
    List<DynamicEntry> entries,
    List<String> needed,
    Optional<String> soname,
    List<String> rpath,
    List<String> runpath) {

  public DynamicSection {
    entries = List.copyOf(entries);
    needed = List.copyOf(needed);
    rpath = List.copyOf(rpath);
    runpath = List.copyOf(runpath);
  }

  /** The value of a tag; where it stands twice the last one counts, as for the dynamic linker. */
  public Optional<Long> value(DynamicTag tag) {
    return DynamicEntries.last(entries, tag);
  }

  /** DT_FLAGS, 0 when absent. */
  public long flags() {
    return value(DynamicTag.FLAGS).orElse(0L);
  }

  /** DT_FLAGS_1, 0 when absent. */
  public long flags1() {
    return value(DynamicTag.FLAGS_1).orElse(0L);
  }
}
