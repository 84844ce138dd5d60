package debwright.resolve;

import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.NeededLibrary;
import debwright.plan.ReleasePlan.ObjectPlan;
import debwright.policy.Pins.Pin;
import debwright.resolve.LoaderProcess.Need;
import debwright.resolve.Metadata.FromName;
import debwright.resolve.Metadata.FromShlibs;
import debwright.resolve.Metadata.FromSymbols;
import debwright.resolve.Trace.Search;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees what is asked for while a plan is made, and works out afterwards why the answers were those:
 * who does not ask why pays nothing for it.
 */
final class Witness {

  /** A library that was looked for, and what was found. */
  private record Seen(AppObject object, LibraryFinder finder, List<Candidate> candidates) {}

  private final ArchiveIndex index;
  private final Rules rules;
  private final Losers losers;
  private final Map<Need, Seen> seen = new HashMap<>();

  Witness(ArchiveLibraries libraries, Rules rules) {
    this.index = libraries.index();
    this.rules = rules;
    this.losers = new Losers(libraries, rules);
  }

  /** The same finder, watched; of what is looked for twice the last time counts. */
  LibraryFinder watching(LibraryFinder finder) {
    return new LibraryFinder() {
      @Override
      public List<Candidate> find(AppObject object, String soname)
          throws IOException, IndexException {
        List<Candidate> found = finder.find(object, soname);
        seen.put(new Need(object.path(), soname), new Seen(object, finder, found));
        return found;
      }

      @Override
      public Searched searched(AppObject object, String soname) {
        return finder.searched(object, soname);
      }

      @Override
      public Optional<Host> host(AppObject object, String soname) {
        return finder.host(object, soname);
      }
    };
  }

  /** How each needed library of a plan was come by. */
  List<Search> searches(ReleasePlan plan) throws IndexException {
    List<Search> searches = new ArrayList<>();
    for (ObjectPlan object : plan.objects()) {
      for (NeededLibrary library : object.needed()) {
        Seen at = seen.get(new Need(object.path(), library.soname()));
        if (at != null) {
          searches.add(search(library, at));
        }
      }
    }
    return searches;
  }

  private Search search(NeededLibrary library, Seen at) throws IndexException {
    String soname = library.soname();
    Optional<Metadata> taken =
        at.candidates.isEmpty()
            ? Optional.empty()
            : Optional.of(Metadata.choose(soname, chosen(at.candidates, library), rules, index));
    Searched searched = at.finder.searched(at.object, soname);
    boolean missing = library.provider().equals("nobody");
    return new Search(
        at.object.path(),
        library,
        taken.map(each -> source(soname, each)).orElse(""),
        taken.map(Witness::says).orElse(""),
        rules.adjustments().pins().find(AppFiles.fileName(soname)).map(Pin::place).orElse(""),
        taken.isEmpty() ? Trace.Ranking.NONE : losers.ranking(taken.get()),
        searched.inSystem(),
        losers.of(new Losers.Question(at.object, library, searched), taken),
        missing ? losers.similar(at.object, soname, searched) : List.of(),
        missing ? Absent.reason(soname).orElse("") : "");
  }

  // Where the app lies may have changed the order of packages.
  private static List<Candidate> chosen(List<Candidate> candidates, NeededLibrary library) {
    return candidates.stream()
        .map(
            each ->
                each.path().equals(library.path()) ? each.preferring(library.packageName()) : each)
        .toList();
  }

  private String source(String soname, Metadata taken) {
    if (taken instanceof FromSymbols) {
      return "symbols";
    }
    if (taken instanceof FromShlibs) {
      return rules.adjustments().local(soname).isPresent() ? "local" : "shlibs";
    }
    return taken instanceof FromName ? "name" : "";
  }

  private static String says(Metadata taken) {
    if (taken instanceof FromSymbols found) {
      return found.symbols().templates().stream().findFirst().orElse("");
    }
    return taken instanceof FromShlibs found ? found.depends() : taken.packageName();
  }
}
