package debwright.resolve;

import debwright.archive.AppTree;
import debwright.debian.DebianSyntaxException;
import debwright.elf.HoleException;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.plan.AppFacts;
import debwright.plan.Plan;
import debwright.plan.ReleasePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans an app: what it needs, on each release, and why. Nothing of the app is run. */
public final class Packager {
  private final String name;
  private final List<Part> parts;
  private final ObjectReader all;

  private Packager(String name, List<Part> parts) {
    this.name = name;
    this.parts = parts;
    this.all = ObjectReader.joined(parts.stream().map(Part::objects).toList());
  }

  /**
   * Reads the objects of an app.
   *
   * @param name of the app, for people
   * @param trees its files, open as long as plans are made; most apps are one tree, and several are
   *     planned as one app, each looking for libraries in its own tree
   * @throws HoleException when a distilled app lacks what must be read
   * @throws IOException when the app's files can't be read
   */
  public static Packager of(String name, List<AppTree> trees) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (AppTree tree : trees) {
      parts.add(new Part(tree, ObjectReader.read(tree)));
    }
    return new Packager(name, List.copyOf(parts));
  }

  /**
   * A release to plan for.
   *
   * @param index what its archive offers
   * @param architecture that the app is to run on
   * @param rules by which its needs are worked out
   */
  public record Request(ArchiveIndex index, Architecture architecture, Rules rules) {}

  private record Part(AppTree tree, ObjectReader objects) {}

  /**
   * Plans for each release.
   *
   * @throws HoleException when a distilled app lacks what must be read
   * @throws IOException when the app's files can't be read
   * @throws IndexException when an index is damaged
   */
  public Plan plan(List<Request> requests) throws IOException, IndexException {
    List<ReleasePlan> releases = new ArrayList<>();
    for (Request request : requests) {
      releases.add(release(request));
    }
    return new Plan(facts(), releases);
  }

  /** The architecture that all objects are for; empty where they differ, or there are none. */
  public Optional<Architecture> architecture() {
    Set<Optional<Architecture>> found = all.architectures();
    return found.size() == 1 ? found.iterator().next() : Optional.empty();
  }

  private AppFacts facts() {
    List<AppTree> trees = parts.stream().map(Part::tree).toList();
    String formats =
        trees.stream()
            .map(tree -> tree.format().toString())
            .distinct()
            .collect(Collectors.joining(" "));
    int files = trees.stream().mapToInt(tree -> tree.entries().size()).sum();
    return new AppFacts(name, formats, files, all.count());
  }

  private ReleasePlan release(Request request) throws IOException, IndexException {
    Findings findings = findings(request);
    try {
      return Verdicts.plan(request, all, findings, findings.pieces.relations());
    } catch (DebianSyntaxException e) {
      throw new IndexException(
          "index of %s: its metadata holds no proper relation: %s"
              .formatted(request.index.facts().release(), e.getMessage()));
    }
  }

  // As the reference's users do, private folders are searched only once the plain search has
  // failed.
  private Findings findings(Request request) throws IOException, IndexException {
    Rules rules = request.rules;
    Findings plain = pass(request, false);
    boolean again =
        rules.mode() == Mode.EXACT && rules.privateFolders().isEmpty() && !plain.missing.isEmpty();
    return again ? pass(request, true) : plain;
  }

  private Findings pass(Request request, boolean ownFolders) throws IOException, IndexException {
    Findings findings = new Findings();
    ArchiveLibraries archive = new ArchiveLibraries(request.index);
    for (Part part : parts) {
      BundledLibraries bundled = new BundledLibraries(part.tree, part.objects.dynamic(), archive);
      List<String> folders = ownFolders ? bundled.folders() : request.rules.privateFolders();
      Places places = new Places(bundled, archive, folders, request.architecture.systemFolders());
      LibraryFinder finder = finder(request.rules.mode(), places);
      new Needs(request.index, request.rules, finder, findings)
          .of(objects(part, request, findings));
    }
    return findings;
  }

  // The reference looks at all that it is given; what ld.so of the wanted architecture can't load
  // needs nothing.
  private static List<AppObject> objects(Part part, Request request, Findings findings) {
    if (request.rules.mode() == Mode.EXACT) {
      return part.objects.dynamic();
    }
    findings.warnings.addAll(part.objects.leftOut(request.architecture));
    return part.objects.dynamic(request.architecture);
  }

  private static LibraryFinder finder(Mode mode, Places places) {
    return switch (mode) {
      case EXACT -> new ExactFinder(places);
      case LOADER -> new LoaderFinder(places);
    };
  }
}
