package debwright.index;

import debwright.debian.LibraryName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A package that ships a library.
 *
 * @param packageName that ships it
 * @param standing how sure that is, and which choice the package is
 * @param quality what its metadata says of the library: {@code symbols}, {@code shlibs} or {@code
 *     names}
 * @param dependents how many packages of the snapshot depend on it first
 */
public record Provider(String packageName, Standing standing, String quality, int dependents) {

  /**
   * All that ship a file of that name, in whatever folder: best metadata first, then the best
   * choice, then the most depended on.
   */
  public static List<Provider> of(String library, ArchiveIndex index) throws IndexException {
    List<Provider> providers = new ArrayList<>();
    for (Map.Entry<String, Standing> each : standings(library, index).entrySet()) {
      String name = each.getKey();
      int dependents = index.findPackage(name).map(PackageEntry::dependents).orElse(0);
      providers.add(new Provider(name, each.getValue(), quality(library, name, index), dependents));
    }
    providers.sort(
        Comparator.comparingInt((Provider each) -> rank(each.quality))
            .thenComparing(each -> each.standing.rank())
            .thenComparing(each -> -each.dependents)
            .thenComparing(Provider::packageName));
    return providers;
  }

  private static Map<String, Standing> standings(String library, ArchiveIndex index)
      throws IndexException {
    List<LibraryEntry> entries = new ArrayList<>(index.libraries(library));
    for (Alternative offer : index.alternativesNamed(library)) {
      entries.addAll(index.librariesAt(offer.target()));
    }
    Map<String, Standing> standings = new TreeMap<>();
    for (LibraryEntry entry : entries) {
      standings.merge(entry.packageName(), entry.standing(), Standing::better);
    }
    return standings;
  }

  private static int rank(String quality) {
    return List.of("symbols", "shlibs", "names").indexOf(quality);
  }

  private static String quality(String library, String packageName, ArchiveIndex index)
      throws IndexException {
    if (index.symbols(library, packageName).isPresent()) {
      return "symbols";
    }
    var name = LibraryName.of(library);
    boolean shlibs = name.isPresent() && !index.shlibs(name.get(), packageName).isEmpty();
    return shlibs ? "shlibs" : "names";
  }
}
