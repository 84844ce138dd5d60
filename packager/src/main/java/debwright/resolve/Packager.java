package debwright.resolve;

import debwright.archive.AppFormat;
import debwright.archive.AppTree;
import debwright.debian.DebianSyntaxException;
import debwright.elf.HoleException;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.opened.Opened;
import debwright.opened.Openings;
import debwright.opened.SystemLibraries;
import debwright.plan.AppFacts;
import debwright.plan.LeftOut;
import debwright.plan.Plan;
import debwright.plan.PortablePlan;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.PlannedRelation;
import debwright.policy.Pins.Pin;
import debwright.resolve.Trace.Asked;
import debwright.script.StartScripts;
import debwright.solve.DependsProof;
import debwright.solve.PortableDepends;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans an app: what it needs, on each release, and why. Nothing of the app is run. */
public final class Packager {
  private final String name;
  private final List<Part> parts;

  private Packager(String name, List<Part> parts) {
    this.name = name;
    this.parts = parts;
  }

  /**
   * Takes an app; its objects are read when they are asked for.
   *
   * @param name of the app, for people
   * @param trees its files, open as long as plans are made; most apps are one tree, and several are
   *     planned as one app, each looking for libraries in its own tree
   */
  public static Packager of(String name, List<AppTree> trees) {
    return new Packager(name, trees.stream().map(Part::new).toList());
  }

  /** A release to plan for; for many apps one request is cheaper than one for each. */
  public static final class Request {
    private final ArchiveIndex index;
    private final Architecture architecture;
    private final Rules rules;
    private final ArchiveLibraries libraries;

    /**
     * @param index what its archive offers
     * @param architecture that the app is to run on
     * @param rules by which its needs are worked out
     */
    public Request(ArchiveIndex index, Architecture architecture, Rules rules) {
      this.index = index;
      this.architecture = architecture;
      this.rules = rules;
      this.libraries = new ArchiveLibraries(index, rules.adjustments().pins());
    }

    /** What its archive offers. */
    public ArchiveIndex index() {
      return index;
    }

    Architecture architecture() {
      return architecture;
    }

    Rules rules() {
      return rules;
    }

    /** By which Depends are proved; empty where nothing is known or asked. */
    Optional<DependsProof> proof() throws IndexException {
      return rules.mode() == Mode.LOADER ? DependsProof.of(index) : Optional.empty();
    }
  }

  /** A tree and its objects, read once for each mode. */
  private static final class Part {
    private final AppTree tree;
    private final ElfFiles files;
    private final Map<Mode, ObjectReader> objects = new EnumMap<>(Mode.class);

    Part(AppTree tree) {
      this.tree = tree;
      this.files = new ElfFiles(tree);
    }

    // A file alone is in no package's tree, so nobody knows from where it looks for libraries.
    boolean isPackage() {
      return tree.format() != AppFormat.ELF_FILE;
    }

    ObjectReader objects(Mode mode) throws IOException {
      ObjectReader read = objects.get(mode);
      if (read == null) {
        read = ObjectReader.read(files, mode, extent(mode));
        objects.put(mode, read);
      }
      return read;
    }

    /** Those of the loader's choice, but read no further than a mode needs. */
    ObjectReader loadable(Mode planned) throws IOException {
      return planned == Mode.LOADER
          ? objects(Mode.LOADER)
          : ObjectReader.read(files, Mode.LOADER, extent(planned));
    }

    // The loader binds symbols to the app's own libraries too; the reference never looks at what
    // these define.
    private static ElfFiles.Extent extent(Mode mode) {
      return switch (mode) {
        case EXACT -> ElfFiles.Extent.USES;
        case LOADER -> ElfFiles.Extent.WHOLE;
      };
    }
  }

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
    Mode mode = requests.stream().map(each -> each.rules.mode()).findFirst().orElse(Mode.LOADER);
    return new Plan(facts(objects(mode)), releases, portable(requests, releases));
  }

  private static Optional<PortablePlan> portable(List<Request> requests, List<ReleasePlan> releases)
      throws IndexException {
    if (requests.size() < 2 || requests.get(0).rules.mode() != Mode.LOADER) {
      return Optional.empty();
    }
    List<PortableDepends.Answer> answers = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      answers.add(new PortableDepends.Answer(releases.get(i), requests.get(i).index));
    }
    try {
      return Optional.of(PortableDepends.of(answers));
    } catch (DebianSyntaxException e) {
      throw new IndexException("an index holds no proper relation: " + e.getMessage());
    }
  }

  /**
   * The architecture that the app is for: where it has objects for several, amd64 if that is among
   * them, else the first by name; empty where no system of the archives can run any.
   *
   * @throws HoleException when a distilled app lacks what must be read
   * @throws IOException when the app's files can't be read
   */
  public Optional<Architecture> architecture() throws IOException {
    return architecture(Mode.LOADER);
  }

  /**
   * As {@link #architecture()}, where plans of one mode are to be made: no more of the objects is
   * read than these need.
   *
   * @throws HoleException when a distilled app lacks what must be read
   * @throws IOException when the app's files can't be read
   */
  public Optional<Architecture> architecture(Mode planned) throws IOException {
    if (planned == Mode.EXACT && objects(planned).hasLoadable(Architecture.AMD64)) {
      return Optional.of(Architecture.AMD64);
    }
    List<ObjectReader> read = new ArrayList<>();
    for (Part part : parts) {
      read.add(part.loadable(planned));
    }
    return ObjectReader.joined(read).runnable().stream().findFirst();
  }

  /**
   * What of the app is for other platforms, each with what it is for: objects that an installed
   * package has no use for. Sorted by path.
   *
   * @throws IOException as {@link #architecture}
   */
  public List<LeftOut> leftOut(Architecture architecture) throws IOException {
    return objects(Mode.LOADER).leftOut(architecture);
  }

  private ObjectReader objects(Mode mode) throws IOException {
    List<ObjectReader> read = new ArrayList<>();
    for (Part part : parts) {
      read.add(part.objects(mode));
    }
    return ObjectReader.joined(read);
  }

  private AppFacts facts(ObjectReader objects) {
    List<AppTree> trees = parts.stream().map(part -> part.tree).toList();
    String formats =
        trees.stream()
            .map(tree -> tree.format().toString())
            .distinct()
            .collect(Collectors.joining(" "));
    int files = trees.stream().mapToInt(tree -> tree.entries().size()).sum();
    return new AppFacts(name, formats, files, objects.count());
  }

  /**
   * Plans for one release as {@link #plan} does, and tells how the plan came about; it takes
   * longer.
   *
   * @throws HoleException when a distilled app lacks what must be read
   * @throws IOException when the app's files can't be read
   * @throws IndexException when an index is damaged
   */
  public Trace trace(Request request) throws IOException, IndexException {
    Witness witness = new Witness(request.libraries, request.rules);
    Findings findings = findings(request, Optional.of(witness));
    ReleasePlan plan = release(request, findings);
    return new Trace(plan, asked(request, findings), witness.searches(plan));
  }

  private static List<Asked> asked(Request request, Findings findings) throws IndexException {
    try {
      return findings.pieces.asked(request.rules.adjustments()::excludes);
    } catch (DebianSyntaxException e) {
      throw improper(request, e);
    }
  }

  /** What an app is, of which a mode's objects count. */
  public AppFacts facts(Mode mode) throws IOException {
    return facts(objects(mode));
  }

  private ReleasePlan release(Request request) throws IOException, IndexException {
    return release(request, findings(request, Optional.empty()));
  }

  private ReleasePlan release(Request request, Findings findings)
      throws IOException, IndexException {
    try {
      openings(request, findings);
      return Verdicts.plan(
          request, objects(request.rules.mode()), findings, relations(request, findings));
    } catch (DebianSyntaxException e) {
      throw improper(request, e);
    }
  }

  private static IndexException improper(Request request, DebianSyntaxException e) {
    return new IndexException(
        "index of %s: its metadata holds no proper relation: %s"
            .formatted(request.index.facts().release(), e.getMessage()));
  }

  // What an app opens by name no table tells, and the reference does not look for it.
  private static void openings(Request request, Findings findings)
      throws IOException, IndexException, DebianSyntaxException {
    if (request.rules.mode() != Mode.LOADER) {
      return;
    }
    Architecture architecture = request.architecture;
    SystemLibraries libraries =
        new SystemLibraries(
            request.index,
            architecture.abi(),
            architecture.systemFolders(),
            name -> request.rules.adjustments().pins().find(name).map(Pin::packageName));
    Opened opened = Openings.of(findings.app(), libraries, relations(request, findings));
    findings.opened(opened.without(request.rules.adjustments()::excludes));
  }

  private static List<PlannedRelation> relations(Request request, Findings findings)
      throws DebianSyntaxException {
    Adjustments adjustments = request.rules.adjustments();
    return findings.pieces.relations(piece -> !adjustments.excludes(piece));
  }

  // As the reference's users do, private folders are searched only once the plain search has
  // failed.
  private Findings findings(Request request, Optional<Witness> witness)
      throws IOException, IndexException {
    Rules rules = request.rules;
    Findings plain = pass(request, false, witness);
    boolean again =
        rules.mode() == Mode.EXACT && rules.privateFolders().isEmpty() && !plain.missing.isEmpty();
    return again ? pass(request, true, witness) : plain;
  }

  private Findings pass(Request request, boolean ownFolders, Optional<Witness> witness)
      throws IOException, IndexException {
    Findings findings = new Findings();
    for (Part part : parts) {
      switch (request.rules.mode()) {
        case EXACT -> exact(part, new Pass(request, findings, witness), ownFolders);
        case LOADER -> loader(part, new Pass(request, findings, witness));
      }
    }
    findings.askForHosts();
    return findings;
  }

  /** One go over the parts of an app. */
  private record Pass(Request request, Findings findings, Optional<Witness> witness) {
    Needs needs(LibraryFinder finder) {
      LibraryFinder used = witness.isEmpty() ? finder : witness.get().watching(finder);
      return new Needs(request, used, findings);
    }
  }

  // The reference looks at all that it is given.
  private static void exact(Part part, Pass pass, boolean ownFolders)
      throws IOException, IndexException {
    Request request = pass.request;
    List<AppObject> objects = part.objects(Mode.EXACT).dynamic();
    ArchiveLibraries archive = request.libraries;
    BundledLibraries bundled = new BundledLibraries(part.tree, objects, archive);
    Places.Folders folders =
        new Places.Folders(
            request.rules.privateFolders(),
            ownFolders ? bundled.folders() : List.of(),
            request.architecture.systemFolders());
    ExactFinder finder = new ExactFinder(new Places(bundled, archive, folders), part.isPackage());
    pass.needs(finder).of(objects);
  }

  // What ld.so of the wanted architecture can't load needs nothing.
  private static void loader(Part part, Pass pass) throws IOException, IndexException {
    Request request = pass.request;
    ObjectReader read = part.objects(Mode.LOADER);
    List<AppObject> objects = read.dynamic(request.architecture);
    AppFiles files = new AppFiles(part.tree, objects);
    StartScripts scripts = StartScripts.read(part.tree, request.architecture.machine());
    LoaderWorld world =
        LoaderWorld.of(files, request.libraries, request.architecture).with(scripts);
    LoaderRuns runs = LoaderRuns.of(world, objects, request.rules.privateFolders());
    LoaderFinder finder = LoaderFinder.of(world, runs);
    pass.needs(finder).of(finder.objects());
    pass.findings.opener(part.tree, finder.objects());
    pass.findings.missing.addAll(finder.withoutInterpreter());
    pass.findings.loaded(finder.loading(read.leftOut(request.architecture)));
  }
}
