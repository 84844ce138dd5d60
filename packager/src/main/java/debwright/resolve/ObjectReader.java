package debwright.resolve;

import debwright.archive.AppEntry;
import debwright.archive.AppFormat;
import debwright.archive.AppTree;
import debwright.elf.Abi;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ELF objects of an app.
 *
 * @param dynamic those whose needs count, sorted by path: executable or named as libraries are
 * @param fixed what each static one is for; they need nothing
 * @param unreadable what is wrong with each damaged one
 */
record ObjectReader(List<AppObject> dynamic, List<Abi> fixed, List<String> unreadable) {
  private static final int ANY_EXECUTE = 0111;

  ObjectReader {
    dynamic = List.copyOf(dynamic);
    fixed = List.copyOf(fixed);
    unreadable = List.copyOf(unreadable);
  }

  static ObjectReader read(AppTree tree) throws IOException {
    List<AppObject> dynamic = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    List<Abi> fixed = new ArrayList<>();
    for (AppEntry entry : tree.entries()) {
      if (!entry.elf() || !counts(entry, tree.format())) {
        continue;
      }
      try {
        ElfFile elf = ElfFile.read(tree.content(entry));
        if (elf.hasDynamic()) {
          dynamic.add(new AppObject(entry.path(), elf));
        } else {
          fixed.add(elf.abi());
        }
      } catch (ElfException e) {
        unreadable.add("%s: %s".formatted(entry.path(), e.getMessage()));
      }
    }
    return new ObjectReader(dynamic, fixed, unreadable);
  }

  static ObjectReader joined(List<ObjectReader> parts) {
    return new ObjectReader(
        parts.stream().flatMap(part -> part.dynamic.stream()).toList(),
        parts.stream().flatMap(part -> part.fixed.stream()).toList(),
        parts.stream().flatMap(part -> part.unreadable.stream()).toList());
  }

  /** What the objects are for; an empty one for each that is none of the archives'. */
  Set<Optional<Architecture>> architectures() {
    return Stream.concat(dynamic.stream().map(object -> object.elf().abi()), fixed.stream())
        .map(Architecture::of)
        .collect(Collectors.toSet());
  }

  /** The dynamic objects that are for an architecture. */
  List<AppObject> dynamic(Architecture wanted) {
    return dynamic.stream().filter(object -> isFor(object, wanted)).toList();
  }

  /** A line for each dynamic object that is for another one. */
  List<String> leftOut(Architecture wanted) {
    return dynamic.stream()
        .filter(object -> !isFor(object, wanted))
        .map(object -> object.path() + " is for another architecture: left out")
        .toList();
  }

  private static boolean isFor(AppObject object, Architecture wanted) {
    return Architecture.of(object.elf().abi()).equals(Optional.of(wanted));
  }

  int count() {
    return dynamic.size() + fixed.size() + unreadable.size();
  }

  // dh_shlibdeps' choice; a single file was named by the user, so it counts in any case.
  private static boolean counts(AppEntry entry, AppFormat format) {
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
