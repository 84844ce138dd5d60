package debwright.plan;

import debwright.plan.Loading.Unreached;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person should know of an app's own libraries. */
final class LoadingText {
  private LoadingText() {}

  static List<String> remarks(Loading loading) {
    List<String> remarks = new ArrayList<>();
    loading.unportable().forEach(each -> remarks.add(unportable(each)));
    alike(loading.unreached()).forEach(each -> remarks.add(unreached(each)));
    return remarks;
  }

  private static String unportable(LeftOut library) {
    return "%s is the app's own: %s".formatted(library.path(), library.reason());
  }

  // What lies in one folder has one remedy.
  private static List<List<Unreached>> alike(List<Unreached> unreached) {
    Map<String, List<Unreached>> alike = new LinkedHashMap<>();
    for (Unreached each : unreached) {
      String folder = each.path().substring(0, each.path().lastIndexOf('/') + 1);
      String key = folder + "\0" + each.instead().isEmpty();
      alike.computeIfAbsent(key, unused -> new ArrayList<>()).add(each);
    }
    return List.copyOf(alike.values());
  }

  private static String unreached(List<Unreached> alike) {
    Unreached first = alike.get(0);
    String more =
        alike.size() == 1 ? "" : " (and %d more of its folder)".formatted(alike.size() - 1);
    String instead = first.instead().isEmpty() ? "" : ", which takes " + first.instead();
    String remedy =
        first.launcher().isEmpty()
            ? first.searchPath() + " in it"
            : "%s, or %s in it,".formatted(first.launcher(), first.searchPath());
    return "%s%s is not found by %s%s: %s would lead there"
        .formatted(first.path(), more, first.object(), instead, remedy);
  }
}
