package debwright.opened;

import debwright.debian.LibraryName;
import debwright.opened.Wanted.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which names of libraries stand for the same: an object that can open {@code libgtk-3.so.0} and
 * {@code libgtk-4.so.1} opens one of them.
 */
final class Families {
  private static final Pattern VERSION = Pattern.compile("[-.]?\\d+(?:\\.\\d+)*$");

  private Families() {}

  /** A soname without its versions and without what tells apart builds of one library. */
  static String of(String soname) {
    String name =
        LibraryName.of(soname).map(LibraryName::name).orElse(soname.replaceFirst("\\.so$", ""));
    String plain =
        name.replaceFirst("^libQt\\d", "libQt")
            .replaceFirst("^libcurl-(?:gnutls|nss)$", "libcurl")
            .replaceFirst("^lib(gtk|gdk)-x11-", "lib$1-")
            .replaceFirst("^libwebkit2gtk-", "libwebkitgtk-")
            .replaceFirst("^libayatana-", "lib")
            .replaceFirst("^lib(?:GLX|OpenGL)$", "libGL");
    return VERSION.matcher(plain).replaceFirst("");
  }

  /** Choices of one family each, those that share a package put together. */
  static List<List<Choice>> joined(Map<String, List<Choice>> families) {
    Map<String, List<Choice>> byPackage = new LinkedHashMap<>();
    List<List<Choice>> joined = new ArrayList<>();
    // The most alternatives come first, so that a name of one of them joins them all.
    families.values().stream()
        .sorted((one, other) -> Long.compare(packages(other), packages(one)))
        .forEach(family -> join(family, byPackage, joined));
    return joined;
  }

  private static long packages(List<Choice> family) {
    return family.stream().map(Choice::relation).distinct().count();
  }

  private static void join(
      List<Choice> family, Map<String, List<Choice>> byPackage, List<List<Choice>> joined) {
    List<Choice> known =
        family.stream()
            .map(each -> byPackage.getOrDefault(each.relation(), List.of()))
            .filter(each -> !each.isEmpty())
            .findFirst()
            .orElse(List.of());
    List<Choice> all = known.isEmpty() ? new ArrayList<>() : known;
    if (known.isEmpty()) {
      joined.add(all);
    }
    all.addAll(family);
    family.forEach(each -> byPackage.putIfAbsent(each.relation(), all));
  }
}
