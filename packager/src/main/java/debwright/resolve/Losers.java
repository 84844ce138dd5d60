package debwright.resolve;

import debwright.debian.LibraryName;
import debwright.index.Alternative;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.InstalledPath;
import debwright.index.LibraryEntry;
import debwright.index.PackageEntry;
import debwright.plan.ReleasePlan.NeededLibrary;
import debwright.policy.Pins.Pin;
import debwright.resolve.Metadata.FromName;
import debwright.resolve.Searched.OwnFile;
import debwright.resolve.Trace.Loser;
import debwright.resolve.Trace.Ranking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the files that have the name of a needed library and were not taken for it, and why. */
final class Losers {

  /**
   * What was looked for.
   *
   * @param object that needs it
   * @param library what it turned out to be
   * @param searched where it was looked for
   */
  record Question(AppObject object, NeededLibrary library, Searched searched) {
    String abi() {
      return object.abi();
    }

    String fileName() {
      return AppFiles.fileName(library.soname());
    }

    boolean bundled() {
      return library.provider().equals("bundled");
    }

    int position(String folder) {
      return searched.inSystem().indexOf(folder);
    }
  }

  private static final String NOT_SEARCHED = "is in a folder that is not searched";

  private final ArchiveIndex index;
  private final ArchiveLibraries libraries;
  private final Rules rules;

  Losers(ArchiveLibraries libraries, Rules rules) {
    this.index = libraries.index();
    this.libraries = libraries;
    this.rules = rules;
  }

  /** All of them, sorted by package and path. */
  List<Loser> of(Question question, Optional<Metadata> taken) throws IndexException {
    List<Loser> losers = new ArrayList<>();
    List<Alternative> offers = offers(question);
    for (OwnFile file : question.searched.ownFiles()) {
      own(file, question).ifPresent(losers::add);
    }
    for (Alternative offer : offers) {
      offered(offer, question, taken).ifPresent(losers::add);
    }
    for (LibraryEntry entry : index.libraries(question.fileName())) {
      if (offers.stream().noneMatch(offer -> isOf(entry, offer)) && !isTaken(entry, question)) {
        losers.add(shipped(entry, question, taken));
      }
    }
    losers.sort(Comparator.comparing(Loser::packageName).thenComparing(Loser::path));
    return losers;
  }

  /** What the choice of a taken library rests on. */
  Ranking ranking(Metadata taken) throws IndexException {
    if (taken.packageName().isEmpty()) {
      return Ranking.NONE;
    }
    List<Alternative> offers =
        managed(taken) ? index.alternatives(taken.library().path()) : List.of();
    int priority =
        offers.stream()
            .filter(offer -> offer.packageName().equals(taken.packageName()))
            .mapToInt(Alternative::priority)
            .min()
            .orElse(0);
    return new Ranking(dependents(taken.packageName()), offers.size(), priority);
  }

  /** Libraries of another version that would be found, each with its package. */
  List<String> similar(AppObject object, String soname, Searched searched) throws IndexException {
    Optional<LibraryName> name = LibraryName.of(soname);
    List<String> similar = new ArrayList<>();
    if (name.isPresent()) {
      for (String other : index.libraryNames(name.get().name() + ".so.")) {
        found(object, other, searched).ifPresent(similar::add);
      }
    }
    return similar;
  }

  private Optional<String> found(AppObject object, String other, Searched searched)
      throws IndexException {
    for (String folder : searched.inSystem()) {
      Optional<Candidate> found = libraries.find(folder, other, object.abi());
      if (found.isPresent() && found.get().soname().equals(Optional.of(other))) {
        return Optional.of("%s (%s)".formatted(other, String.join(" ", found.get().packages())));
      }
    }
    return Optional.empty();
  }

  // ---- files of the app

  private static Optional<Loser> own(OwnFile file, Question question) {
    boolean taken =
        question.bundled()
            && question.searched.ownFiles().stream()
                .filter(each -> each.path().equals(question.library.path()))
                .anyMatch(each -> each.file().equals(file.file()));
    if (taken || file.path().equals(question.library.path())) {
      return Optional.empty();
    }
    boolean searched = question.searched.inApp().contains(AppFiles.folder(file.path()));
    Optional<String> level = AppFiles.level(file.path());
    if (level.isPresent()) {
      String detail = "is for processors of %s or newer only".formatted(level.get());
      return Optional.of(new Loser(file.path(), "", "exact", Loss.OTHER_ARCHITECTURE, detail));
    }
    return Optional.of(
        searched
            ? new Loser(file.path(), "", "exact", Loss.SEARCHED_LATER, later(question))
            : new Loser(file.path(), "", "exact", Loss.NOT_SEARCHED, NOT_SEARCHED));
  }

  private static String later(Question question) {
    return "is found after " + question.library.path();
  }

  // ---- what packages offer to update-alternatives

  /** The offers for paths where the library is looked for. */
  private List<Alternative> offers(Question question) throws IndexException {
    List<Alternative> offers = new ArrayList<>();
    for (Alternative offer : index.alternativesNamed(question.fileName())) {
      if (question.position(AppFiles.folder(offer.link())) >= 0) {
        offers.add(offer);
      }
    }
    offers.sort(ArchiveLibraries.byPriority());
    return offers;
  }

  private static boolean isOf(LibraryEntry entry, Alternative offer) {
    return entry.path().equals(offer.target()) && entry.packageName().equals(offer.packageName());
  }

  private Optional<Loser> offered(Alternative offer, Question question, Optional<Metadata> taken)
      throws IndexException {
    boolean here = taken.filter(each -> each.library().path().equals(offer.link())).isPresent();
    boolean managed = here && managed(taken.orElseThrow());
    if (managed && question.library.packageName().equals(offer.packageName())) {
      return Optional.empty();
    }
    Optional<Loser> before = loser(offer, question);
    if (before.isPresent()) {
      return before;
    }
    if (managed) {
      return Optional.of(loser(offer, Loss.HIGHER_PRIORITY, priority(offer)));
    }
    return Optional.of(
        here
            ? loser(offer, Loss.SHIPPED_BY_ANOTHER, shippedByAnother(offer))
            : loser(offer, Loss.SEARCHED_LATER, later(question)));
  }

  private Optional<Loser> loser(Alternative offer, Question question) throws IndexException {
    Optional<Loser> first = before(question, offer.packageName(), offer.target(), "exact");
    if (first.isPresent()) {
      return first;
    }
    for (LibraryEntry entry : index.librariesAt(offer.target())) {
      if (libraries.object(entry, question.abi()).isPresent()) {
        return Optional.empty();
      }
    }
    return Optional.of(loser(offer, Loss.BROKEN_LINK, "is no library that can be loaded"));
  }

  private static Loser loser(Alternative offer, Loss loss, String detail) {
    return new Loser(offer.target(), offer.packageName(), "exact", loss, detail);
  }

  private static String priority(Alternative offer) {
    return "is offered to update-alternatives at priority " + offer.priority();
  }

  private static String shippedByAnother(Alternative offer) {
    return "is offered for %s, which a package ships".formatted(offer.link());
  }

  /** Whether update-alternatives makes the path that was taken. */
  private boolean managed(Metadata taken) throws IndexException {
    String path = taken.library().path();
    return !taken.library().bundled()
        && index.librariesAt(path).isEmpty()
        && !index.alternatives(path).isEmpty();
  }

  // ---- what packages ship

  private static boolean isTaken(LibraryEntry entry, Question question) {
    return entry.path().equals(InstalledPath.of(question.library.path()))
        && entry.packageName().equals(question.library.packageName());
  }

  private Loser shipped(LibraryEntry entry, Question question, Optional<Metadata> taken)
      throws IndexException {
    String confidence = entry.standing().confidence().code();
    Optional<Loser> unloadable = unloadable(entry, question.abi());
    if (unloadable.isPresent()) {
      return unloadable.get();
    }
    int position = question.position(entry.folder());
    if (position < 0) {
      return loser(entry, Loss.NOT_SEARCHED, NOT_SEARCHED);
    }
    Optional<Loser> first = before(question, entry.packageName(), entry.path(), confidence);
    if (first.isPresent()) {
      return first.get();
    }
    if (taken.isEmpty()) {
      return unsuitable(entry, question);
    }
    Candidate winner = taken.get().library();
    if (winner.path().equals(entry.path())) {
      return ranked(entry, taken.get().packageName());
    }
    return position < question.position(AppFiles.folder(winner.path()))
        ? passedOver(entry, question)
        : loser(entry, Loss.SEARCHED_LATER, later(question));
  }

  private static Loser loser(LibraryEntry entry, Loss loss, String detail) {
    String confidence = entry.standing().confidence().code();
    return new Loser(entry.path(), entry.packageName(), confidence, loss, detail);
  }

  private Optional<Loser> unloadable(LibraryEntry entry, String abi) throws IndexException {
    if (libraries.object(entry, abi).isPresent()) {
      return Optional.empty();
    }
    for (Architecture other : Architecture.values()) {
      if (libraries.object(entry, other.abi()).isPresent()) {
        return Optional.of(loser(entry, Loss.OTHER_ARCHITECTURE, "is for " + other.code()));
      }
    }
    return Optional.of(
        entry.linkTarget().isPresent() && !leads(entry)
            ? loser(
                entry,
                Loss.BROKEN_LINK,
                "is a link to " + entry.linkTarget().get() + ", which is no library")
            : loser(entry, Loss.OTHER_ARCHITECTURE, "is for another kind of processor"));
  }

  private boolean leads(LibraryEntry link) throws IndexException {
    return !index.librariesAt(link.linkTarget().orElse("")).isEmpty();
  }

  /** What goes before all that the archive has. */
  private Optional<Loser> before(
      Question question, String packageName, String path, String confidence) {
    Optional<Pin> pin = rules.adjustments().pins().find(question.fileName());
    if (pin.isPresent() && !pin.get().packageName().equals(packageName)) {
      String detail = "is passed over by " + pin.get().place();
      return Optional.of(new Loser(path, packageName, confidence, Loss.PINNED_AWAY, detail));
    }
    return switch (question.library.provider()) {
      case "bundled" ->
          Optional.of(
              new Loser(
                  path, packageName, confidence, Loss.APP_FIRST, "comes after the app's own copy"));
      case "host" ->
          Optional.of(
              new Loser(
                  path,
                  packageName,
                  confidence,
                  Loss.HOST_FIRST,
                  "is not asked for: the program that loads the object has its own"));
      default -> Optional.empty();
    };
  }

  // dpkg-shlibdeps goes on to the next file where it learns nothing of one; ld.so, to the next that
  // it can load.
  private Loser passedOver(LibraryEntry entry, Question question) throws IndexException {
    return rules.mode() == Mode.EXACT
        ? loser(entry, Loss.NO_METADATA, "comes first, but no symbols or shlibs file speaks of it")
        : unsuitable(entry, question);
  }

  private Loser unsuitable(LibraryEntry entry, Question question) throws IndexException {
    Optional<String> soname =
        libraries
            .object(entry, question.abi())
            .flatMap(LibraryEntry::soname)
            .filter(name -> !name.equals(question.fileName()));
    String detail =
        soname
            .map(name -> "is " + name + " by its DT_SONAME")
            .orElse("lacks something that is needed");
    return loser(entry, Loss.UNSUITABLE, detail);
  }

  private Loser ranked(LibraryEntry entry, String winner) throws IndexException {
    LibraryEntry best = entry;
    for (LibraryEntry other : index.librariesAt(entry.path())) {
      best = other.packageName().equals(winner) ? other : best;
    }
    if (libraries.byUse(List.of(entry, best)).get(0).equals(entry)) {
      if (haveSymbols(entry, winner)) {
        return loser(entry, Loss.FEWER_SYMBOLS, "lacks symbols that the object uses");
      }
      return isSpokenOf(entry)
          ? loser(
              entry, Loss.OTHER_HOME, "is not in a private folder with the app, as the other is")
          : loser(
              entry,
              Loss.NO_METADATA,
              "would rank first, but has no symbols or shlibs file for it");
    }
    if (entry.standing().rank() > best.standing().rank()) {
      return loser(entry, Loss.LOWER_RANK, "is ranked lower by the index" + sureness(entry));
    }
    int mine = dependents(entry.packageName());
    return mine < dependents(winner)
        ? loser(entry, Loss.FEWER_DEPENDENTS, "is of a package on which fewer depend: " + mine)
        : loser(entry, Loss.LATER_NAME, "is as good, but later by name");
  }

  private boolean haveSymbols(LibraryEntry entry, String winner) throws IndexException {
    return index.symbols(entry.fileName(), entry.packageName()).isPresent()
        && index.symbols(entry.fileName(), winner).isPresent();
  }

  private boolean isSpokenOf(LibraryEntry entry) throws IndexException {
    String soname = entry.fileName();
    List<String> owner = List.of(entry.packageName());
    Candidate alone = new Candidate(entry.path(), false, owner, Optional.of(soname));
    return rules.strategy() == Strategy.NAMES
        || !(Metadata.choose(soname, List.of(alone), rules, index) instanceof FromName);
  }

  private static String sureness(LibraryEntry entry) {
    return entry.standing().confidence().guessed()
        ? ", as a guess (%s)".formatted(entry.standing().confidence())
        : "";
  }

  private int dependents(String packageName) throws IndexException {
    return index.findPackage(packageName).map(PackageEntry::dependents).orElse(0);
  }
}
