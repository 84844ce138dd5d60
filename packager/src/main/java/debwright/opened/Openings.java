package debwright.opened;

import debwright.index.IndexException;
import debwright.opened.OpeningApp.OpeningObject;
import debwright.opened.OpeningApp.Part;
import debwright.plan.ReleasePlan.PlannedRelation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds what an app opens or starts by name: what its makers noted in its objects, what names of
 * libraries its objects hold, what the frameworks are known for that it is made of, and what its
 * scripts run with. Nothing of it is run.
 */
public final class Openings {
  private final OpeningApp app;
  private final SystemLibraries libraries;
  private final List<Wanted> wanted = new ArrayList<>();
  private final SortedSet<String> warnings = new TreeSet<>();

  private Openings(OpeningApp app, SystemLibraries libraries) {
    this.app = app;
    this.libraries = libraries;
  }

  /**
   * What an app opens on a release.
   *
   * @param depends what it needs there in any case; none of that is named again
   * @throws IOException when the app's files can't be read
   * @throws IndexException when the release's index is damaged
   */
  public static Opened of(OpeningApp app, SystemLibraries libraries, List<PlannedRelation> depends)
      throws IOException, IndexException {
    return new Openings(app, libraries).opened(depends);
  }

  private Opened opened(List<PlannedRelation> depends) throws IOException, IndexException {
    for (Part part : app.parts()) {
      Frameworks frameworks = new Frameworks(app, part, libraries);
      for (OpeningObject object : part.objects()) {
        objectOf(part, object, frameworks);
      }
      wanted.addAll(ScriptPrograms.of(app, part));
    }
    Map<Priority, List<PlannedRelation>> relations = Relations.of(wanted, depends);
    return new Opened(
        relations.getOrDefault(Priority.REQUIRED, List.of()),
        relations.getOrDefault(Priority.RECOMMENDED, List.of()),
        relations.getOrDefault(Priority.SUGGESTED, List.of()),
        List.copyOf(warnings));
  }

  private void objectOf(Part part, OpeningObject object, Frameworks frameworks)
      throws IOException, IndexException {
    NotedLibraries noted = new NotedLibraries(app, object, libraries);
    wanted.addAll(noted.wanted());
    warnings.addAll(noted.warnings());
    NamedLibraries named = NamedLibraries.of(part, object);
    wanted.addAll(named.wanted(app, libraries, noted.sonames(), frameworks));
    wanted.addAll(frameworks.wanted(named));
  }
}
