package debwright.resolve;

import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.NeededLibrary;
import java.util.List;

/**
 * A plan and how it came about, for who asks why.
 *
 * @param plan as it is without being asked
 * @param asked what was asked of the archive, in the order of the templates
 * @param searches one for each needed library of each object, in the order of the plan
 */
public record Trace(ReleasePlan plan, List<Asked> asked, List<Search> searches) {
  public Trace {
    asked = List.copyOf(asked);
    searches = List.copyOf(searches);
  }

  /**
   * A piece of a dependency template that was called for.
   *
   * @param template as the metadata has it, such as {@code libc6 #MINVER#}
   * @param relation what it came to
   * @param excluded whether the user left it out of the Depends
   * @param evidence all that asked for it, at whatever version; one for each object, library and
   *     version
   */
  public record Asked(String template, String relation, boolean excluded, List<Evidence> evidence) {
    public Asked {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * A needed library of an object.
   *
   * @param object path of the object
   * @param library what was taken for it
   * @param source what told its package and version: {@code symbols}, {@code shlibs}, {@code local}
   *     for local lines of a shlibs file, or {@code name}; empty text where nothing was asked
   * @param says what that has for it: the main template, the relations or the package
   * @param pin the place of a policy that says from which package to take it, or empty text
   * @param ranking how its package was chosen
   * @param folders of the installed system that were searched, in order
   * @param losers the other files of that name, sorted by package and path
   * @param similar where it is missing: libraries of another version that the release has, each
   *     with its package
   * @param absent where it is missing: why no archive has it, or empty text
   */
  public record Search(
      String object,
      NeededLibrary library,
      String source,
      String says,
      String pin,
      Ranking ranking,
      List<String> folders,
      List<Loser> losers,
      List<String> similar,
      String absent) {
    public Search {
      folders = List.copyOf(folders);
      losers = List.copyOf(losers);
      similar = List.copyOf(similar);
    }
  }

  /**
   * Numbers behind a choice among packages; 0 where they do not matter.
   *
   * @param dependents how many packages of the release depend on the taken one first
   * @param offers how many packages offer the path to update-alternatives(1)
   * @param priority of the taken one there
   */
  public record Ranking(int dependents, int offers, int priority) {
    /** Nothing was chosen by numbers. */
    public static final Ranking NONE = new Ranking(0, 0, 0);
  }

  /**
   * A file that was not taken.
   *
   * @param path in the app or in the installed system
   * @param packageName that ships it; empty text for a file of the app
   * @param confidence how sure it is that it ships it, such as {@code exact}
   * @param loss the kind of reason
   * @param detail the reason for a person, as the end of a sentence about the file
   */
  public record Loser(
      String path, String packageName, String confidence, Loss loss, String detail) {}
}
