package debwright.resolve;

import debwright.index.IndexFacts;
import debwright.plan.Outcome;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.MissingLibrary;
import debwright.plan.ReleasePlan.PlannedRelation;
import debwright.plan.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what findings come to. */
final class Verdicts {
  private record Verdict(Outcome outcome, String reason, String fingerprint) {}

  private Verdicts() {}

  static ReleasePlan plan(
      Packager.Request request,
      ObjectReader objects,
      Findings findings,
      List<PlannedRelation> relations) {
    IndexFacts index = request.index().facts();
    Verdict verdict = verdict(request, objects, findings);
    Target target =
        new Target(
            index.release().name(),
            request.architecture().code(),
            request.rules().mode().code(),
            request.rules().dpkg().code(),
            request.rules().strategy().code());
    return new ReleasePlan(
        target,
        request.index().digest(),
        verdict.outcome,
        verdict.reason,
        verdict.fingerprint,
        relations,
        findings.objects,
        findings.missing.stream()
            .sorted(
                java.util.Comparator.comparing(MissingLibrary::soname)
                    .thenComparing(MissingLibrary::object))
            .toList(),
        List.copyOf(findings.warnings));
  }

  private static Verdict verdict(
      Packager.Request request, ObjectReader objects, Findings findings) {
    if (objects.count() == 0) {
      return new Verdict(Outcome.NO_BINARY, "it holds no ELF object", "no ELF object");
    }
    if (!objects.unreadable().isEmpty()) {
      return new Verdict(Outcome.UNREADABLE_ELF, objects.unreadable().get(0), "unreadable ELF");
    }
    Optional<String> foreign = foreign(request, objects);
    if (foreign.isPresent()) {
      String reason =
          "its objects are for %s, not %s".formatted(foreign.get(), request.architecture().code());
      return new Verdict(Outcome.WRONG_ARCHITECTURE, reason, "objects for " + foreign.get());
    }
    if (!findings.missing.isEmpty()) {
      return missing(findings.missing);
    }
    return request.index().facts().quality().equals("names")
        ? new Verdict(Outcome.NAMES_ONLY, "the index knows no versions", "no versions")
        : new Verdict(Outcome.OK, "", "");
  }

  // Only where nothing is for the wanted one: an app may ship several.
  private static Optional<String> foreign(Packager.Request request, ObjectReader objects) {
    Set<Optional<Architecture>> all = objects.architectures();
    if (all.isEmpty() || all.contains(Optional.of(request.architecture()))) {
      return Optional.empty();
    }
    return Optional.of(
        all.stream()
            .map(each -> each.map(Architecture::code).orElse("a system that is not known here"))
            .sorted()
            .collect(Collectors.joining(", ")));
  }

  private static Verdict missing(List<MissingLibrary> missing) {
    String sonames =
        missing.stream()
            .map(MissingLibrary::soname)
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
    MissingLibrary first = missing.get(0);
    String reason = "nobody provides %s (needed by %s)".formatted(sonames, first.object());
    return new Verdict(Outcome.UNRESOLVED_LIBRARY, reason, "unresolved " + sonames);
  }
}
