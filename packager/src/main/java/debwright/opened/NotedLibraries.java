package debwright.opened;

import debwright.index.IndexException;
import debwright.opened.OpeningApp.OpeningObject;
import debwright.opened.Wanted.Choice;
import debwright.plan.ReleasePlan.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the {@code .note.dlopen} notes of an object ask for. */
final class NotedLibraries {
  /** The evidence's source. */
  static final String SOURCE = "dlopen-note";

  private final OpeningApp app;
  private final OpeningObject object;
  private final SystemLibraries libraries;
  private final List<Wanted> wanted = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Set<String> sonames = new HashSet<>();

  NotedLibraries(OpeningApp app, OpeningObject object, SystemLibraries libraries)
      throws IndexException {
    this.app = app;
    this.object = object;
    this.libraries = libraries;
    for (String note : object.elf().dlopenNotes()) {
      for (DlopenNotes.Entry entry :
          DlopenNotes.parse(note, problem -> warn("its .note.dlopen: " + problem))) {
        add(entry);
      }
    }
  }

  List<Wanted> wanted() {
    return wanted;
  }

  /** What is wrong with them, and what is required and nowhere. */
  List<String> warnings() {
    return warnings;
  }

  /** All that they name. */
  Set<String> sonames() {
    return sonames;
  }

  private void warn(String what) {
    warnings.add("%s: %s".formatted(object.path(), what));
  }

  private void add(DlopenNotes.Entry entry) throws IndexException {
    sonames.addAll(entry.sonames());
    if (entry.sonames().stream().anyMatch(each -> app.brings(each) || app.needs(each))) {
      return;
    }
    List<Choice> choices = new ArrayList<>();
    for (String soname : entry.sonames()) {
      Optional<String> name = libraries.packageOf(soname);
      name.ifPresent(found -> choices.add(new Choice(found, evidence(soname, entry))));
    }
    if (!choices.isEmpty()) {
      wanted.add(new Wanted(entry.priority(), choices));
    } else if (entry.priority() == Priority.REQUIRED && !everywhere(entry)) {
      warn(
          "it does not work without %s, which nobody provides"
              .formatted(String.join(" or ", entry.sonames())));
    }
  }

  private boolean everywhere(DlopenNotes.Entry entry) throws IndexException {
    for (String soname : entry.sonames()) {
      if (libraries.isEverywhere(soname)) {
        return true;
      }
    }
    return false;
  }

  private Evidence evidence(String soname, DlopenNotes.Entry entry) {
    String what =
        entry.feature().isEmpty() || entry.description().isEmpty()
            ? entry.feature() + entry.description()
            : entry.feature() + ": " + entry.description();
    return new Evidence(object.path(), soname, SOURCE, "", "", what);
  }
}
