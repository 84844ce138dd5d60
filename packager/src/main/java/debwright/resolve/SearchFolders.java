package debwright.resolve;

import debwright.index.InstalledPath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns search paths as they stand in objects into folders, as ld.so(8) does. */
final class SearchFolders {
  /** A word after a dollar sign, which ends where a C identifier does, or is in braces. */
  private static final Pattern TOKEN =
      Pattern.compile("\\$(?:(ORIGIN|LIB|PLATFORM)(?![A-Za-z0-9_])|\\{(ORIGIN|LIB|PLATFORM)\\})");

  private final boolean system;
  private final Architecture architecture;

  /**
   * @param system whether the app's root is that of the installed system, above which there is
   *     nothing; else paths that lead out of it lead to other packages' files
   */
  SearchFolders(boolean system, Architecture architecture) {
    this.system = system;
    this.architecture = architecture;
  }

  List<SearchFolder> rpath(LoadedObject object) {
    return folders(object, object.object().elf().rpath());
  }

  List<SearchFolder> runpath(LoadedObject object) {
    return folders(object, object.object().elf().runpath());
  }

  /** Folders of the app, as they are. */
  static List<SearchFolder> own(List<String> paths) {
    return paths.stream().map(path -> new SearchFolder(path, true)).toList();
  }

  private List<SearchFolder> folders(LoadedObject object, List<String> path) {
    return path.stream().flatMap(each -> file(object, each).stream()).toList();
  }

  /**
   * A path with a slash in it, as in DT_NEEDED; empty for a relative one, which depends on where
   * the program is started, and for one that leads out of the app.
   */
  Optional<SearchFolder> file(LoadedObject object, String path) {
    return expanded(path, object.origin())
        .map(text -> text.isEmpty() && !path.isEmpty() ? "/" : text)
        .filter(text -> text.startsWith("/"))
        .flatMap(text -> clean(text, system || fromOrigin(path)));
  }

  private static boolean fromOrigin(String path) {
    return path.startsWith("$ORIGIN") || path.startsWith("${ORIGIN}");
  }

  // Empty where it holds a word whose value depends on the processor; other words stay as they are.
  private Optional<String> expanded(String folder, String origin) {
    Matcher matcher = TOKEN.matcher(folder);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      Optional<String> value = value(matcher.group(matcher.group(1) == null ? 2 : 1), origin);
      if (value.isEmpty()) {
        return value;
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(matcher.appendTail(text).toString());
  }

  private Optional<String> value(String word, String origin) {
    return switch (word) {
      case "ORIGIN" -> Optional.of(origin);
      case "LIB" -> Optional.of("lib/" + architecture.triplet());
      default -> architecture.platform();
    };
  }

  private Optional<SearchFolder> clean(String folder, boolean own) {
    int depth = 0;
    for (String part : folder.split("/", -1)) {
      depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
      if (depth < 0 && own && !system) {
        return Optional.empty();
      }
    }
    return Optional.of(new SearchFolder(InstalledPath.clean(folder), own));
  }
}
