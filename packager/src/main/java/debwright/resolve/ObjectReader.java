package debwright.resolve;

import debwright.archive.AppEntry;
import debwright.archive.AppFormat;
import debwright.archive.AppTree;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import debwright.elf.Platform;
import debwright.plan.LeftOut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ELF objects of an app.
 *
 * @param dynamic those whose needs count, sorted by path
 * @param fixed the static ones; they need nothing
 * @param unreadable what is wrong with each damaged one
 */
record ObjectReader(List<AppObject> dynamic, List<AppObject> fixed, List<String> unreadable) {
  private static final int ANY_EXECUTE = 0111;

  ObjectReader {
    dynamic = List.copyOf(dynamic);
    fixed = List.copyOf(fixed);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Reads those that count by a mode: for {@code exact} what is executable or named as libraries
   * are; for {@code loader} of these only what can be loaded, and every program besides, since
   * archives of some kinds keep no modes.
   *
   * @param extent how much of each is read
   */
  static ObjectReader read(ElfFiles files, Mode mode, ElfFiles.Extent extent) throws IOException {
    AppTree tree = files.tree();
    List<AppObject> dynamic = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    List<AppObject> fixed = new ArrayList<>();
    for (AppEntry entry : tree.entries()) {
      boolean chosen = chosen(entry, tree.format());
      if ((mode == Mode.EXACT && !chosen) || !entry.elf()) {
        continue;
      }
      try {
        AppObject object = files.read(entry, extent);
        if (mode == Mode.EXACT || counts(object.elf(), chosen)) {
          (object.elf().hasDynamic() ? dynamic : fixed).add(object);
        }
      } catch (ElfException e) {
        if (chosen) {
          unreadable.add("%s: %s".formatted(entry.path(), e.getMessage()));
        }
      }
    }
    return new ObjectReader(dynamic, fixed, unreadable);
  }

  private static boolean counts(ElfFile elf, boolean chosen) {
    return elf.isLoadable() && (chosen || elf.isProgram());
  }

  static ObjectReader joined(List<ObjectReader> parts) {
    return new ObjectReader(
        parts.stream().flatMap(part -> part.dynamic.stream()).toList(),
        parts.stream().flatMap(part -> part.fixed.stream()).toList(),
        parts.stream().flatMap(part -> part.unreadable.stream()).toList());
  }

  private Stream<AppObject> all() {
    return Stream.concat(dynamic.stream(), fixed.stream());
  }

  /** What the objects are for; an empty one for each that is none of the archives'. */
  Set<Optional<Architecture>> architectures() {
    return all().map(object -> Architecture.of(object.elf().abi())).collect(Collectors.toSet());
  }

  /** The architectures whose installed systems can run one of the objects, in Debian's order. */
  Set<Architecture> runnable() {
    Set<Architecture> found = new TreeSet<>();
    for (Architecture architecture : Architecture.values()) {
      if (all().anyMatch(object -> object.isFor(architecture))) {
        found.add(architecture);
      }
    }
    return found;
  }

  /** Whether one of the objects can be loaded on an architecture's installed systems. */
  boolean hasLoadable(Architecture architecture) {
    return all().anyMatch(object -> object.elf().isLoadable() && object.isFor(architecture));
  }

  /** The platforms of the objects. */
  Set<Platform> platforms() {
    return all().map(AppObject::platform).collect(Collectors.toSet());
  }

  /** The dynamic objects that are for an architecture. */
  List<AppObject> dynamic(Architecture wanted) {
    return dynamic.stream().filter(object -> object.isFor(wanted)).toList();
  }

  /** The objects that are for anything else, sorted by path. */
  List<LeftOut> leftOut(Architecture wanted) {
    return all()
        .filter(object -> !object.isFor(wanted))
        .map(object -> new LeftOut(object.path(), "for " + object.platform()))
        .sorted(Comparator.comparing(LeftOut::path))
        .toList();
  }

  int count() {
    return dynamic.size() + fixed.size() + unreadable.size();
  }

  // dh_shlibdeps' choice; a single file was named by the user, so it counts in any case.
  private static boolean chosen(AppEntry entry, AppFormat format) {
    if (entry.path().startsWith("/usr/lib/debug/")) {
      return false;
    }
    String name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
    return format == AppFormat.ELF_FILE
        || (entry.mode() & ANY_EXECUTE) != 0
        || name.contains(".so")
        || name.endsWith(".cmxs")
        || name.endsWith(".node");
  }
}
