package debwright.resolve;

import debwright.elf.DynamicSymbol;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells plugins of which an app ships several, one for each version of a library that a system may
 * have: they lie in one folder, their names begin with the same word, and they provide the same.
 */
final class Siblings {
  private static final Pattern WORD = Pattern.compile("\\p{Alpha}+");

  /** JavaFX's, one for each FFmpeg: where none loads it plays what it can play itself. */
  private static final Pattern DISPENSABLE = Pattern.compile("libavplugin-.*\\.so");

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** What the linker puts into every library. */
  private static final Set<String> OF_EVERY_LIBRARY =
      Set.of("_init", "_fini", "_edata", "_end", "__bss_start");

  private Siblings() {}

  /**
   * Whether one can stand in for another: equal exports, or names that differ in digits only and at
   * least half of the other's exports.
   */
  static boolean standsIn(AppObject one, AppObject forOther) {
    if (!AppFiles.folder(one.path()).equals(AppFiles.folder(forOther.path()))
        || !word(one.fileName()).equals(word(forOther.fileName()))) {
      return false;
    }
    Set<String> wanted = exports(forOther);
    Set<String> offered = exports(one);
    boolean numbered = masked(one.fileName()).equals(masked(forOther.fileName()));
    long shared = wanted.stream().filter(offered::contains).count();
    return !wanted.isEmpty()
        && (wanted.equals(offered) || (numbered && 2 * shared >= wanted.size()));
  }

  /** Whether its app is known to do without it. */
  static boolean dispensable(AppObject plugin) {
    return DISPENSABLE.matcher(plugin.fileName()).matches();
  }

  private static Optional<String> word(String name) {
    Matcher matcher = WORD.matcher(name);
    return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private static String masked(String name) {
    return DIGITS.matcher(name).replaceAll("#");
  }

  private static Set<String> exports(AppObject object) {
    return object.elf().symbols().stream()
        .filter(DynamicSymbol::defined)
        .map(DynamicSymbol::name)
        .filter(name -> !OF_EVERY_LIBRARY.contains(name))
        .collect(Collectors.toSet());
  }
}
