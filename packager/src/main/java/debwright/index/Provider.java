package debwright.index;

import debwright.debian.LibraryName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * A package that ships a library.
 *
 * @param packageName that ships it
 * @param confidence {@code exact} where it is read off the package itself
 * @param quality what its metadata says of the library: {@code symbols}, {@code shlibs} or {@code
 *     names}
 * @param dependents how many packages of the snapshot depend on it first
 */
public record Provider(String packageName, String confidence, String quality, int dependents) {

  /**
   * All that ship a file of that name, in whatever folder: best metadata first, then the most
   * depended on.
   */
  public static List<Provider> of(String library, ArchiveIndex index) throws IndexException {
    TreeSet<String> names = new TreeSet<>();
    index.libraries(library).forEach(entry -> names.add(entry.packageName()));
    index.alternativesNamed(library).forEach(offer -> names.add(offer.packageName()));
    List<Provider> providers = new ArrayList<>();
    for (String name : names) {
      int dependents = index.findPackage(name).map(PackageEntry::dependents).orElse(0);
      providers.add(new Provider(name, "exact", quality(library, name, index), dependents));
    }
    providers.sort(
        Comparator.comparingInt((Provider each) -> rank(each.quality))
            .thenComparing(each -> -each.dependents)
            .thenComparing(Provider::packageName));
    return providers;
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
