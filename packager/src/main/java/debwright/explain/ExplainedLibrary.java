package debwright.explain;

import debwright.plan.ReleasePlan.NeededLibrary;
import debwright.resolve.Trace.Loser;
import java.util.List;
import java.util.function.Predicate;

/**
 * A needed library, and what was taken for it.
 *
 * @param soname as objects ask for it
 * @param answers mostly one; several where objects look in different places and find different
 *     things, in the order of the objects
 */
public record ExplainedLibrary(String soname, List<Answer> answers) {
  public ExplainedLibrary {
    answers = List.copyOf(answers);
  }

  /**
   * What some objects found.
   *
   * @param objects paths of those that ask, sorted
   * @param library what they found
   * @param because why it was that
   * @param why the same for a person, as a sentence without end; empty text for nothing
   * @param source what told its package and version: {@code symbols}, {@code shlibs}, {@code
   *     local}, {@code name}, or empty text
   * @param says what that has for it, as written there
   * @param folders of the installed system that they searched, in order
   * @param losers the other files of that name
   * @param similar where nothing was found: libraries of another version, each with its package
   */
  public record Answer(
      List<String> objects,
      NeededLibrary library,
      Because because,
      String why,
      String source,
      String says,
      List<String> folders,
      List<Loser> losers,
      List<String> similar) {
    public Answer {
      objects = List.copyOf(objects);
      folders = List.copyOf(folders);
      losers = List.copyOf(losers);
      similar = List.copyOf(similar);
    }

    /** The same without some of those that were not taken. */
    Answer without(Predicate<Loser> some) {
      List<Loser> kept = losers.stream().filter(some.negate()).toList();
      return new Answer(objects, library, because, why, source, says, folders, kept, similar);
    }

    /** The same for objects that looked in folders. */
    Answer of(List<String> askers, List<String> searched) {
      return new Answer(askers, library, because, why, source, says, searched, losers, similar);
    }
  }
}
