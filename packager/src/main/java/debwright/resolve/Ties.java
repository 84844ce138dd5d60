package debwright.resolve;

import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.InstalledPath;
import debwright.index.Symbols;
import debwright.resolve.SymbolUses.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Of packages that ship one path, which was an app built with? */
final class Ties {
  private final ArchiveIndex index;
  private final SymbolUses uses;
  private final Set<String> homes;

  /**
   * @param objects of the app
   * @param systemFolders where libraries of any package lie
   */
  Ties(ArchiveIndex index, SymbolUses uses, List<AppObject> objects, Set<String> systemFolders) {
    this.index = index;
    this.uses = uses;
    this.homes = homes(objects, systemFolders);
  }

  // What has its files in one private folder with the app, such as /usr/lib/llvm-19/lib, was built
  // with it.
  private static Set<String> homes(List<AppObject> objects, Set<String> systemFolders) {
    Set<String> homes = new HashSet<>();
    for (AppObject object : objects) {
      String folder = InstalledPath.folder(InstalledPath.of(object.path()));
      if (!systemFolders.contains(folder)) {
        homes.add(folder);
      }
    }
    return homes;
  }

  /** The candidates for a library of an object, each with the package first that fits best. */
  List<Candidate> broken(AppObject object, String soname, List<Candidate> candidates)
      throws IndexException {
    List<Candidate> ordered = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      boolean tied = !candidate.bundled() && candidate.packages().size() > 1;
      ordered.add(tied ? fitting(object, soname, candidate).preferring(homes) : candidate);
    }
    return ordered;
  }

  /** With the package first that knows most of the symbols that the object uses of any of them. */
  private Candidate fitting(AppObject object, String soname, Candidate candidate)
      throws IndexException {
    Map<String, Symbols> known = new LinkedHashMap<>();
    for (String each : candidate.packages()) {
      index.symbols(soname, each).ifPresent(symbols -> known.put(each, symbols));
    }
    if (known.size() < 2) {
      return candidate;
    }
    List<Use> all = uses.of(object.elf());
    String best = candidate.packages().get(0);
    long most = known.containsKey(best) ? found(known.get(best), all) : 0;
    for (Map.Entry<String, Symbols> each : known.entrySet()) {
      long found = found(each.getValue(), all);
      if (found > most) {
        best = each.getKey();
        most = found;
      }
    }
    return candidate.preferring(best);
  }

  private static long found(Symbols symbols, List<Use> uses) {
    return uses.stream()
        .filter(
            use ->
                symbols
                    .find(use.name(), use.version())
                    .filter(found -> !found.deprecated())
                    .isPresent())
        .count();
  }
}
