package debwright.explain;

import debwright.resolve.Loss;
import debwright.resolve.Trace.Search;
import java.util.Set;
import java.util.stream.Collectors;

/** Says why a library was taken where it was, by what the others lack. */
final class Reasons {
  private Reasons() {}

  static Because because(Search search) {
    return switch (search.library().provider()) {
      case "bundled" -> Because.APP;
      case "host" -> Because.HOST;
      case "archive" -> archive(search);
      default -> Because.NOTHING;
    };
  }

  // In the order in which the choice is made, the last first: what decided between the nearest two.
  private static Because archive(Search search) {
    Set<Loss> losses = search.losers().stream().map(l -> l.loss()).collect(Collectors.toSet());
    if (!search.pin().isEmpty()) {
      return Because.POLICY;
    }
    if (search.ranking().offers() > 1) {
      return Because.LOWEST_PRIORITY;
    }
    if (losses.contains(Loss.NO_METADATA)) {
      return Because.METADATA;
    }
    if (losses.contains(Loss.OTHER_HOME)) {
      return Because.HOME;
    }
    if (losses.contains(Loss.FEWER_SYMBOLS)) {
      return Because.SYMBOLS;
    }
    if (losses.contains(Loss.LATER_NAME)) {
      return Because.NAME;
    }
    if (losses.contains(Loss.FEWER_DEPENDENTS)) {
      return Because.DEPENDENTS;
    }
    if (losses.contains(Loss.LOWER_RANK)) {
      return Because.RANK;
    }
    boolean later =
        losses.contains(Loss.SEARCHED_LATER) || losses.contains(Loss.SHIPPED_BY_ANOTHER);
    return later ? Because.FOLDER : Because.ONLY_ONE;
  }

  static String why(Search search) {
    return switch (because(search)) {
      case ONLY_ONE -> "";
      case POLICY -> search.pin() + " takes it from there";
      case LOWEST_PRIORITY ->
          "of %d packages that offer it to update-alternatives, it has the lowest priority, %d: packages are built with that"
              .formatted(search.ranking().offers(), search.ranking().priority());
      case METADATA -> "it is the first that a symbols or shlibs file speaks of";
      case HOME -> "its file is in a private folder with the app, so it was built with it";
      case SYMBOLS ->
          "of the packages that ship that path, it has most of the symbols that the object uses";
      case RANK -> "the index ranks it first";
      case DEPENDENTS ->
          "of the packages that ship that path, most depend on it: "
              + search.ranking().dependents();
      case NAME -> "of the packages that ship that path, it is the first by name";
      case FOLDER -> "its folder is searched first";
      case APP -> "the app brings it";
      case HOST -> "the program that loads the object brings it";
      case NOTHING -> search.absent();
    };
  }
}
