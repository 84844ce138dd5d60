package debwright.plan;

import debwright.plan.Loading.ProgramPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What an app needs on several releases, as one answer: for one package that is made for all. */
public final class JoinedPlan {
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
        loading());
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
