package debwright.mirror;

import debwright.index.OfferedPackage;
import debwright.index.RelationsBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads the lists of suites, and chooses the packages that carry libraries. */
final class Chooser {
  private record Offered(Suite suite, Offer offer) {}

  private final IndexFiles files;
  private final String architecture;
  private final Consumer<String> warnings;
  private final Map<Suite, ContentsFile> contents = new LinkedHashMap<>();
  private final Map<String, Offered> newest = new TreeMap<>();
  private final RelationsBuilder relations = new RelationsBuilder();

  /**
   * @param warnings told what a person should know
   */
  Chooser(IndexFiles files, String architecture, Consumer<String> warnings) {
    this.files = files;
    this.architecture = architecture;
    this.warnings = warnings;
  }

  /** The newest version of each package that carries libraries, sorted by name. */
  List<Choice> choose(List<Suite> suites)
      throws IOException, MirrorException, InterruptedException {
    for (Suite suite : suites) {
      contents.put(suite, contents(suite, suite.source().components()));
    }
    Set<String> carriers = new HashSet<>();
    contents.values().forEach(each -> carriers.addAll(each.carriers()));
    for (Suite suite : suites) {
      offers(suite, suite.source().components(), carriers);
    }
    checkOffers(suites);
    List<Choice> choices = new ArrayList<>();
    newest.values().forEach(each -> choices.add(new Choice(each.suite, each.offer, paths(each))));
    return choices;
  }

  /** What all packages of the suites ask of each other. */
  RelationsBuilder relations() {
    return relations;
  }

  private ContentsFile contents(Suite suite, List<String> components)
      throws IOException, MirrorException, InterruptedException {
    ContentsFile found = new ContentsFile();
    String name = "Contents-" + architecture;
    boolean any = false;
    for (String component : components) {
      Optional<String> own = IndexFiles.component(suite, component, name);
      any |= own.isPresent() && read(suite, own.get(), found);
    }
    if (!any && !read(suite, name, found)) {
      warnings.accept(
          "%s has no %s: which of its packages carry libraries is known from the other suites"
              .formatted(suite.where(), name));
    }
    return found;
  }

  // Some mirrors leave Contents out, though Release lists it.
  private boolean read(Suite suite, String path, ContentsFile into)
      throws IOException, MirrorException, InterruptedException {
    try {
      return files.read(suite, path, in -> into.read(in, suite.where() + " " + path));
    } catch (MirrorException e) {
      if (e.reason() == MirrorException.Reason.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private void offers(Suite suite, List<String> components, Set<String> carriers)
      throws IOException, MirrorException, InterruptedException {
    for (String component : components) {
      String path = component + "/binary-" + architecture + "/Packages";
      String where = suite.where() + " " + path;
      boolean there =
          files.read(
              suite,
              path,
              in ->
                  PackagesFile.read(
                      in, where, (offer, asks) -> add(new Offered(suite, offer), asks, carriers)));
      if (!there) {
        warnings.accept("%s: no such list in %s".formatted(path, suite.where()));
      }
    }
  }

  private void checkOffers(List<Suite> suites) throws MirrorException {
    if (newest.isEmpty()) {
      Suite first = suites.get(0);
      throw MirrorException.notFound(
          first.where(),
          "no package of %s in %s carries a library; the suite is of %s, with %s"
              .formatted(
                  architecture,
                  String.join(" ", first.source().components()),
                  first.release().field("Architectures").orElse("unknown architectures"),
                  first.release().field("Components").orElse("unknown components")));
    }
  }

  private void add(Offered offered, OfferedPackage asks, Set<String> carriers) {
    Offer offer = offered.offer;
    if (!offer.architecture().equals(architecture) && !offer.architecture().equals("all")) {
      return;
    }
    relations.add(asks);
    if (carriers.contains(offer.name())) {
      newest.merge(
          offer.name(),
          offered,
          (old, young) -> young.offer.version().compareTo(old.offer.version()) > 0 ? young : old);
    }
  }

  /** Of the suite that offers it; of the others where that one does not know the package. */
  private Set<String> paths(Offered offered) {
    ContentsFile own = contents.get(offered.suite);
    String name = offered.offer.name();
    if (own != null && own.knows(name)) {
      return own.libraries(name);
    }
    Set<String> paths = new HashSet<>();
    contents.values().forEach(each -> paths.addAll(each.libraries(name)));
    return paths;
  }
}
