package debwright.facts;

import debwright.debian.LibraryName;
import debwright.debian.Version;
import debwright.index.Confidence;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which of several packages that ship a library is the best choice: the surest; then one that was
 * looked into on the release; then one whose name Policy 8.1 makes of the soname; then the one with
 * the shortest name but for its digits, since variants add words to it; then the one with the
 * highest number, since older ones may be of older releases; then the first by name.
 */
final class ProviderOrder {
  /** What the archives put behind the name when a library's ABI changed and its soname did not. */
  private static final Pattern ABI_CHANGE = Pattern.compile("(t64|v5|c2a?|ldbl|g|debian)?");

  private static final Pattern DIGITS = Pattern.compile("t64|[0-9]+");

  private ProviderOrder() {}

  /**
   * A package that ships the library.
   *
   * @param name of it
   * @param confidence that it does
   * @param seen whether it was looked into on the release
   */
  record Choice(String name, Confidence confidence, boolean seen) {}

  static Comparator<Choice> of(String library) {
    String usual = usualName(library);
    return Comparator.comparing(Choice::confidence)
        .thenComparing(choice -> !choice.seen)
        .thenComparing(choice -> !isNamed(choice.name, usual))
        .thenComparing(choice -> skeleton(choice.name).length())
        .thenComparing(choice -> skeleton(choice.name))
        .thenComparing(choice -> new Version(choice.name), Comparator.reverseOrder())
        .thenComparing(Choice::name);
  }

  /** The package name that Policy 8.1 makes of a soname. */
  static String usualName(String library) {
    Optional<LibraryName> split = LibraryName.of(library);
    String name = split.map(LibraryName::name).orElse(library.replaceAll("\\.so$", ""));
    String version = split.map(LibraryName::version).orElse("");
    boolean hyphen = !version.isEmpty() && !name.isEmpty() && Character.isDigit(last(name));
    return (name + (hyphen ? "-" : "") + version).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static char last(String text) {
    return text.charAt(text.length() - 1);
  }

  private static boolean isNamed(String packageName, String usual) {
    return packageName.startsWith(usual)
        && ABI_CHANGE.matcher(packageName.substring(usual.length())).matches();
  }

  private static String skeleton(String packageName) {
    return DIGITS.matcher(packageName).replaceAll("");
  }
}
