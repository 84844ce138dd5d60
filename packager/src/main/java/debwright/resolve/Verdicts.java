package debwright.resolve;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import debwright.debian.Version;
import debwright.elf.Platform;
import debwright.index.IndexException;
import debwright.index.IndexFacts;
import debwright.plan.Loading.UndefinedSymbol;
import debwright.plan.Loading.UnmetVersion;
import debwright.plan.Outcome;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.MissingLibrary;
import debwright.plan.ReleasePlan.PlannedRelation;
import debwright.plan.Shown;
import debwright.plan.Target;
import debwright.solve.DependsProof;
import debwright.solve.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what findings come to. */
final class Verdicts {
  private record Verdict(Outcome outcome, String reason, String fingerprint) {}

  private Verdicts() {}

  static ReleasePlan plan(
      Packager.Request request,
      ObjectReader objects,
      Findings findings,
      List<PlannedRelation> relations)
      throws IndexException, DebianSyntaxException {
    IndexFacts index = request.index().facts();
    Verdict verdict = verdict(request, objects, findings);
    if (verdict.outcome.kind().passes()) {
      verdict = unsatisfiable(request, relations).orElse(verdict);
    }
    Target target =
        new Target(
            index.release().name(),
            request.architecture().code(),
            request.rules().mode().code(),
            request.rules().dpkg().code(),
            request.rules().strategy().code());
    return new ReleasePlan(
        target,
        digest(request),
        verdict.outcome,
        Shown.line(verdict.reason),
        verdict.fingerprint,
        relations,
        findings.objects,
        findings.missing.stream()
            .sorted(
                java.util.Comparator.comparing(MissingLibrary::soname)
                    .thenComparing(MissingLibrary::object))
            .toList(),
        List.copyOf(findings.warnings),
        findings.loading(),
        findings.opened().recommended(),
        findings.opened().suggested());
  }

  // The reference's rules ask no part for anything.
  private static String digest(Packager.Request request) throws IndexException {
    return request.rules().mode() == Mode.EXACT
        ? request.index().digest()
        : request.index().digestWithParts();
  }

  private static Verdict verdict(
      Packager.Request request, ObjectReader objects, Findings findings) {
    if (objects.count() == 0) {
      return new Verdict(Outcome.NO_BINARY, "it holds no ELF object", "no ELF object");
    }
    if (!objects.unreadable().isEmpty()) {
      return new Verdict(Outcome.UNREADABLE_ELF, objects.unreadable().get(0), "unreadable ELF");
    }
    Optional<Verdict> foreign = foreign(request, objects, findings);
    if (foreign.isPresent()) {
      return foreign.get();
    }
    List<UnmetVersion> unmet = findings.loading().unmet();
    if (!findings.missing.isEmpty()) {
      return missing(request, findings.missing, unmet);
    }
    if (!unmet.isEmpty()) {
      return new Verdict(Outcome.VERSION_TOO_OLD, tooOld(request, unmet), "needs " + names(unmet));
    }
    List<UndefinedSymbol> undefined = findings.loading().undefined();
    return undefined.isEmpty() ? degraded(request, findings) : undefined(request, undefined);
  }

  private static Verdict undefined(Packager.Request request, List<UndefinedSymbol> undefined) {
    UndefinedSymbol first = undefined.get(0);
    String more = undefined.size() == 1 ? "" : " and %d more".formatted(undefined.size() - 1);
    String whose = first.library().isEmpty() ? "none of its libraries" : first.library();
    String reason =
        "needs %s%s (%s), which %s of %s %s"
            .formatted(
                shown(first),
                more,
                first.object(),
                whose,
                request.index().facts().release().name(),
                first.library().isEmpty() ? "has" : "has not");
    String fingerprint = "lacks " + shown(first);
    return new Verdict(Outcome.MISSING_SYMBOL, reason, fingerprint);
  }

  private static String shown(UndefinedSymbol symbol) {
    return symbol.version().isEmpty() ? symbol.symbol() : symbol.symbol() + "@" + symbol.version();
  }

  // Of a package that the index's relations do not know, such as one of the app's makers, nothing
  // is claimed.
  private static Optional<Verdict> unsatisfiable(
      Packager.Request request, List<PlannedRelation> relations)
      throws IndexException, DebianSyntaxException {
    Optional<DependsProof> proof = request.proof();
    if (proof.isEmpty() || relations.isEmpty()) {
      return Optional.empty();
    }
    List<Group> groups = new ArrayList<>();
    for (PlannedRelation each : relations) {
      groups.add(Group.parse(each.relation()));
    }
    return proof.get().of(new Dependencies(groups)) instanceof Proof.Unmet unmet
        ? Optional.of(
            new Verdict(
                Outcome.UNSATISFIABLE_DEPENDS, unmet.cause(), "unsatisfiable " + unmet.culprit()))
        : Optional.empty();
  }

  // A wrong package is worse than a version that is not asked for, so a guess is told first. Who
  // asks for names alone misses no version.
  private static Verdict degraded(Packager.Request request, Findings findings) {
    if (!findings.guessed.isEmpty()) {
      String sonames = String.join(" ", findings.guessed);
      return new Verdict(
          Outcome.GUESSED,
          "which package has %s is a guess".formatted(sonames),
          "guess " + sonames);
    }
    if (request.index().facts().quality().equals("names")) {
      return new Verdict(Outcome.NAMES_ONLY, "the index knows no versions", "no versions");
    }
    if (request.rules().strategy() != Strategy.NAMES && !findings.unversioned.isEmpty()) {
      String sonames = String.join(" ", findings.unversioned);
      return new Verdict(
          Outcome.NAMES_ONLY,
          "the index knows no versions for %s".formatted(sonames),
          "no versions " + sonames);
    }
    return new Verdict(Outcome.OK, "", "");
  }

  // Only where nothing is for the wanted one: an app may ship several.
  private static Optional<Verdict> foreign(
      Packager.Request request, ObjectReader objects, Findings findings) {
    if (request.rules().mode() == Mode.LOADER) {
      return otherPlatform(request, objects);
    }
    return isServed(findings) ? Optional.empty() : otherArchitecture(request, objects);
  }

  // An archive has libraries for 32-bit programs of a 64-bit system, too.
  private static boolean isServed(Findings findings) {
    return findings.missing.isEmpty()
        && findings.objects.stream()
            .flatMap(object -> object.needed().stream())
            .anyMatch(library -> library.provider().equals("archive"));
  }

  private static Optional<Verdict> otherArchitecture(
      Packager.Request request, ObjectReader objects) {
    Set<Optional<Architecture>> all = objects.architectures();
    if (all.isEmpty() || all.contains(Optional.of(request.architecture()))) {
      return Optional.empty();
    }
    String found =
        all.stream()
            .map(each -> each.map(Architecture::code).orElse("a system that is not known here"))
            .sorted()
            .collect(Collectors.joining(", "));
    return Optional.of(foreign(Outcome.WRONG_ARCHITECTURE, found, request.architecture().code()));
  }

  private static Optional<Verdict> otherPlatform(Packager.Request request, ObjectReader objects) {
    Set<Platform> all = objects.platforms();
    if (all.isEmpty() || objects.runnable().contains(request.architecture())) {
      return Optional.empty();
    }
    boolean known = all.stream().anyMatch(Verdicts::hasArchive);
    Outcome outcome = known ? Outcome.WRONG_ARCHITECTURE : Outcome.UNSUPPORTED_ARCHITECTURE;
    String found = all.stream().map(Platform::toString).sorted().collect(Collectors.joining(", "));
    return Optional.of(foreign(outcome, found, "linux-gnu " + request.architecture().code()));
  }

  private static boolean hasArchive(Platform platform) {
    return platform.system().linux() && Architecture.of(platform.machine()).isPresent();
  }

  private static Verdict foreign(Outcome outcome, String found, String wanted) {
    String reason = "its objects are for %s, not %s".formatted(found, wanted);
    return new Verdict(outcome, reason, "objects for " + found);
  }

  private static Verdict missing(
      Packager.Request request, List<MissingLibrary> missing, List<UnmetVersion> unmet) {
    String sonames =
        missing.stream()
            .map(MissingLibrary::soname)
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
    MissingLibrary first = missing.get(0);
    String why = request.rules().mode() == Mode.EXACT ? "" : why(missing);
    String reason = "nobody provides %s (needed by %s%s)".formatted(sonames, first.object(), why);
    String more = unmet.isEmpty() ? "" : "; " + tooOld(request, unmet);
    return new Verdict(Outcome.UNRESOLVED_LIBRARY, reason + more, "unresolved " + sonames);
  }

  private static String why(List<MissingLibrary> missing) {
    return missing.stream()
        .flatMap(
            each -> Absent.reason(each.soname()).map(why -> each.soname() + " " + why).stream())
        .distinct()
        .sorted()
        .map(each -> "; " + each)
        .collect(Collectors.joining());
  }

  // One version of each beginning is enough for a reason: the highest, which a newer release must
  // have.
  private static String tooOld(Packager.Request request, List<UnmetVersion> unmet) {
    return highest(unmet).stream()
        .map(each -> tooOld(request.index().facts().release().name(), each))
        .collect(Collectors.joining("; "));
  }

  private static String tooOld(String release, UnmetVersion unmet) {
    String symbol = unmet.symbol().isEmpty() ? "" : ": " + unmet.symbol();
    String offered =
        unmet.offered().isEmpty()
            ? "no such version of " + unmet.library()
            : Offers.number(unmet.offered());
    return "needs %s (%s%s), %s has %s"
        .formatted(unmet.version(), unmet.object(), symbol, release, offered);
  }

  private static List<UnmetVersion> highest(List<UnmetVersion> unmet) {
    Map<String, UnmetVersion> highest = new TreeMap<>();
    for (UnmetVersion each : unmet) {
      String key = each.library() + " " + Offers.beginning(each.version());
      highest.merge(
          key, each, (one, other) -> number(other).compareTo(number(one)) > 0 ? other : one);
    }
    return List.copyOf(highest.values());
  }

  private static Version number(UnmetVersion unmet) {
    return new Version(Offers.number(unmet.version()));
  }

  private static String names(List<UnmetVersion> unmet) {
    return highest(unmet).stream().map(UnmetVersion::version).collect(Collectors.joining(" "));
  }
}
