package debwright.plan;

import debwright.plan.Loading.ProgramPlan;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.PlannedRelation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What an app needs on several releases, as one answer: for one package that is made for all. */
public final class JoinedPlan {
  private static final Pattern ALTERNATIVES = Pattern.compile(" \\| ");

  private final List<ReleasePlan> releases;
  private final PortablePlan portable;

  private JoinedPlan(List<ReleasePlan> releases, PortablePlan portable) {
    this.releases = releases;
    this.portable = portable;
  }

  /**
   * Joins answers for one architecture.
   *
   * @param releases at least one
   * @param portable the Depends for all of them
   */
  public static ReleasePlan of(List<ReleasePlan> releases, PortablePlan portable) {
    return new JoinedPlan(List.copyOf(releases), portable).plan();
  }

  private ReleasePlan plan() {
    ReleasePlan first = releases.get(0);
    Target target =
        new Target(
            String.join(" ", portable.releases()),
            first.target().architecture(),
            first.target().mode(),
            first.target().dpkg(),
            first.target().strategy());
    return new ReleasePlan(
        target,
        "",
        portable.outcome(),
        portable.reason(),
        "",
        portable.relations(),
        first.objects(),
        all(ReleasePlan::missing),
        all(ReleasePlan::warnings).stream().sorted().toList(),
        loading(),
        alternatives(ReleasePlan::recommends),
        alternatives(ReleasePlan::suggests));
  }

  // What is opened by one name may be in packages of other names on each release: the newest first,
  // as in the Depends.
  private List<PlannedRelation> alternatives(Function<ReleasePlan, List<PlannedRelation>> part) {
    Map<String, PlannedRelation> joined = new LinkedHashMap<>();
    releases.stream()
        .sorted(
            Comparator.comparing(
                (ReleasePlan each) -> each.target().release(), ReleaseAge.ORDER.reversed()))
        .flatMap(each -> part.apply(each).stream())
        .forEach(each -> joined.merge(opened(each), each, JoinedPlan::either));
    return List.copyOf(joined.values());
  }

  private static String opened(PlannedRelation relation) {
    Evidence first = relation.evidence().get(0);
    return first.object() + "\0" + first.library();
  }

  private static PlannedRelation either(PlannedRelation one, PlannedRelation other) {
    Set<String> names = new LinkedHashSet<>(ALTERNATIVES.splitAsStream(one.relation()).toList());
    names.addAll(ALTERNATIVES.splitAsStream(other.relation()).toList());
    return new PlannedRelation(String.join(" | ", names), one.evidence());
  }

  private Loading loading() {
    return new Loading(
        programs(),
        all(each -> each.loading().links()),
        all(each -> each.loading().unmet()),
        all(each -> each.loading().unused()),
        all(each -> each.loading().leftOut()),
        all(each -> each.loading().conditions()).stream().sorted().toList(),
        all(each -> each.loading().unreached()),
        all(each -> each.loading().undefined()),
        all(each -> each.loading().unportable()));
  }

  private <T> List<T> all(Function<ReleasePlan, List<T>> part) {
    Set<T> all = new LinkedHashSet<>();
    releases.forEach(each -> all.addAll(part.apply(each)));
    return List.copyOf(all);
  }

  // A folder that the loader must be told of on one release is no harm on another.
  private List<ProgramPlan> programs() {
    Map<String, ProgramPlan> programs = new LinkedHashMap<>();
    for (ProgramPlan each : all(release -> release.loading().programs())) {
      programs.merge(each.path(), each, JoinedPlan::joined);
    }
    return List.copyOf(programs.values());
  }

  private static ProgramPlan joined(ProgramPlan one, ProgramPlan other) {
    Set<String> folders = new LinkedHashSet<>(one.libraryFolders());
    folders.addAll(other.libraryFolders());
    String script = one.script().isEmpty() ? other.script() : one.script();
    return new ProgramPlan(one.path(), new ArrayList<>(folders), script);
  }
}
