package debwright.resolve;

import debwright.debian.BuildDependencies;
import debwright.debian.LibraryName;
import debwright.debian.SonameSymbols;
import debwright.debian.SonameSymbols.MinimalVersion;
import debwright.debian.Version;
import debwright.index.ArchiveIndex;
import debwright.index.Confidence;
import debwright.index.IndexException;
import debwright.index.Symbols;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.MissingLibrary;
import debwright.plan.ReleasePlan.NeededLibrary;
import debwright.plan.ReleasePlan.ObjectPlan;
import debwright.policy.Pins.Pin;
import debwright.resolve.Metadata.Bundled;
import debwright.resolve.Metadata.FromName;
import debwright.resolve.Metadata.FromShlibs;
import debwright.resolve.Metadata.FromSymbols;
import debwright.resolve.SymbolUses.Use;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works out what the objects of an app need of an archive, by the rules of dpkg-shlibdeps. */
final class Needs {

  private final ArchiveIndex index;
  private final Rules rules;
  private final Set<String> systemFolders;
  private final LibraryFinder finder;
  private final Findings findings;
  private final Certainty certainty;
  private final SymbolUses uses;

  /**
   * @param findings what is found is added to them
   */
  Needs(Packager.Request request, LibraryFinder finder, Findings findings) {
    this.findings = findings;
    this.index = request.index();
    this.rules = request.rules();
    this.systemFolders = Set.copyOf(request.architecture().systemFolders());
    this.finder = finder;
    this.certainty = new Certainty(index);
    this.uses = new SymbolUses(rules.mode(), rules.dpkg());
  }

  void of(List<AppObject> objects) throws IOException, IndexException {
    Ties ties = new Ties(index, uses, objects, systemFolders);
    for (AppObject object : objects) {
      Map<String, FromSymbols> withSymbols = libraries(object, ties);
      symbols(object, withSymbols);
      builtAgainst(object, withSymbols);
    }
  }

  private Map<String, FromSymbols> libraries(AppObject object, Ties ties)
      throws IOException, IndexException {
    Map<String, FromSymbols> withSymbols = new LinkedHashMap<>();
    List<NeededLibrary> needed = new ArrayList<>();
    for (String soname : object.elf().needed()) {
      List<Candidate> candidates = ties.broken(object, soname, finder.find(object, soname));
      if (candidates.isEmpty()) {
        needed.add(told(object, without(object, soname)));
        continue;
      }
      Metadata metadata = Metadata.choose(soname, candidates, rules, index);
      ask(object, soname, metadata);
      askPinned(object, soname, metadata);
      if (metadata instanceof FromSymbols found) {
        withSymbols.putIfAbsent(soname, found);
      }
      needed.add(told(object, needed(soname, metadata)));
    }
    findings.objects.add(new ObjectPlan(object.path(), needed));
    return withSymbols;
  }

  private NeededLibrary needed(String soname, Metadata metadata) throws IndexException {
    String path = metadata.library().path();
    if (metadata.library().bundled()) {
      return new NeededLibrary(soname, "bundled", path, metadata.packageName());
    }
    Confidence confidence = certainty.of(metadata);
    if (confidence.guessed()) {
      findings.guessed.add(soname);
    }
    if (metadata instanceof FromName && !certainty.lookedInto(metadata.packageName())) {
      findings.unversioned.add(soname);
    }
    return new NeededLibrary(soname, "archive", path, metadata.packageName(), confidence.code());
  }

  private NeededLibrary told(AppObject object, NeededLibrary library) {
    if (!rules.adjustments().pins().isEmpty()) {
      findings.warnings.addAll(PinRemarks.of(object, library, rules.adjustments().pins()));
    }
    return library;
  }

  private NeededLibrary without(AppObject object, String soname) {
    Optional<Host> host = finder.host(object, soname);
    if (host.isEmpty()) {
      missing(object, soname);
      return new NeededLibrary(soname, "nobody", "", "");
    }
    findings.host(host.get(), evidence(object, soname, "host", "", ""));
    return new NeededLibrary(soname, "host", "", host.get().packageName());
  }

  // The reference lets a plugin's unversioned name go with a warning; for a loader it is missing
  // too.
  private void missing(AppObject object, String soname) {
    if (rules.mode() == Mode.EXACT && LibraryName.of(soname).isEmpty()) {
      findings.warnings.add("%s: %s is provided by nobody".formatted(object.path(), soname));
    } else {
      findings.missing.add(new MissingLibrary(soname, object.path()));
    }
  }

  private void ask(AppObject object, String soname, Metadata metadata) {
    if (metadata instanceof FromSymbols found) {
      String least =
          found.symbols().smallestVersion().filter(version -> !version.equals("0")).orElse("");
      Evidence evidence = evidence(object, soname, "symbols", "", least);
      template(found.symbols(), SonameSymbols.MAIN_TEMPLATE)
          .ifPresent(template -> findings.pieces.ask(template, least, evidence));
    } else if (metadata instanceof FromShlibs found) {
      findings.pieces.askVerbatim(found.depends(), evidence(object, soname, "shlibs", "", ""));
    } else if (metadata instanceof FromName found) {
      byName(object, soname, found);
    } else if (metadata instanceof Bundled && rules.mode() == Mode.EXACT) {
      findings.warnings.add("%s: %s is the app's own".formatted(object.path(), soname));
    }
  }

  // Without symbols and shlibs the reference names nothing; a user who asked for names wants the
  // name.
  private void byName(AppObject object, String soname, FromName found) {
    if (rules.mode() == Mode.EXACT && rules.strategy() != Strategy.NAMES) {
      findings.warnings.add("%s: no version data for %s".formatted(object.path(), soname));
    } else {
      findings.pieces.ask(found.packageName(), "", evidence(object, soname, "name", "", ""));
    }
  }

  // The metadata of a package may be content with another one that provides the same.
  private void askPinned(AppObject object, String soname, Metadata metadata) {
    Adjustments adjustments = rules.adjustments();
    if (adjustments.pins().isEmpty() || adjustments.local(soname).isPresent()) {
      return;
    }
    Optional<Pin> pin = adjustments.pins().find(AppFiles.fileName(soname));
    if (pin.isPresent() && metadata.packageName().equals(pin.get().packageName())) {
      String name = pin.get().packageName();
      if (!metadata.library().bundled() && !metadata.asksFor(name)) {
        findings.pieces.ask(name, "", evidence(object, soname, "policy", "", ""));
      }
    }
  }

  private static Evidence evidence(
      AppObject object, String soname, String source, String symbol, String version) {
    return new Evidence(object.path(), soname, source, symbol, version);
  }

  /**
   * A library that defines symbols of a version.
   *
   * @param unasked what they can ask for and none of the object's asked for yet: of thousands that
   *     ask for the same, the first is enough
   */
  private record Offer(String soname, Symbols symbols, Set<MinimalVersion> unasked) {
    Offer(String soname, Symbols symbols, List<MinimalVersion> minimalVersions) {
      this(soname, symbols, Collections.newSetFromMap(new IdentityHashMap<>()));
      unasked.addAll(minimalVersions);
    }
  }

  private void symbols(AppObject object, Map<String, FromSymbols> withSymbols) {
    if (withSymbols.isEmpty()) {
      return;
    }
    Map<String, List<Offer>> offers = new HashMap<>();
    for (Use use : uses.of(object.elf())) {
      List<Offer> ofVersion = offers.get(use.version());
      if (ofVersion == null) {
        ofVersion = offers(use.version(), withSymbols);
        offers.put(use.version(), ofVersion);
      }
      if (mayAskMore(ofVersion)) {
        use(object, use, ofVersion);
      }
    }
  }

  private static List<Offer> offers(String version, Map<String, FromSymbols> libraries) {
    List<Offer> offers = new ArrayList<>();
    for (Map.Entry<String, FromSymbols> library : libraries.entrySet()) {
      Symbols symbols = library.getValue().symbols();
      List<MinimalVersion> minimalVersions = symbols.minimalVersions(version);
      if (!minimalVersions.isEmpty()) {
        offers.add(new Offer(library.getKey(), symbols, minimalVersions));
      }
    }
    return offers;
  }

  private static boolean mayAskMore(List<Offer> offers) {
    for (Offer offer : offers) {
      if (!offer.unasked.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  // What a source is built against is at least as new as it asks for.
  private void builtAgainst(AppObject object, Map<String, FromSymbols> libraries) {
    BuildDependencies built = rules.adjustments().buildDependencies();
    for (Map.Entry<String, FromSymbols> library : libraries.entrySet()) {
      Symbols symbols = library.getValue().symbols();
      for (String name : symbols.developmentPackages()) {
        Optional<Version> minimal = built.minimalVersion(name);
        if (minimal.isPresent()) {
          String version = minimal.get().text();
          raise(symbols, evidence(object, library.getKey(), "build-depends", name, version));
        }
      }
    }
  }

  private void raise(Symbols symbols, Evidence evidence) {
    Version version = new Version(evidence.version());
    symbols.templates().forEach(each -> findings.pieces.raise(each, version, evidence));
  }

  private void use(AppObject object, Use use, List<Offer> offers) {
    for (Offer offer : offers) {
      Optional<MinimalVersion> found = offer.symbols.find(use.name(), use.version());
      if (found.isPresent() && !found.get().deprecated()) {
        if (offer.unasked.remove(found.get())) {
          ask(object, use.shown(), offer, found.get());
        }
        return;
      }
    }
  }

  private void ask(AppObject object, String symbol, Offer offer, MinimalVersion minimal) {
    String version = minimal.version();
    Evidence evidence = evidence(object, offer.soname, "symbols", symbol, version);
    template(offer.symbols, minimal.template())
        .ifPresent(template -> findings.pieces.ask(template, version, evidence));
  }

  // A number that no template has asks for nothing.
  private static Optional<String> template(Symbols symbols, int number) {
    List<String> templates = symbols.templates();
    return number < templates.size() ? Optional.of(templates.get(number)) : Optional.empty();
  }
}
