package debwright.app;

import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Copied;
import debwright.plan.InstalledFile.Written;
import debwright.plan.PackagePlan.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The app's place in the desktop's menu: entry, icon, MIME types, AppStream metadata. */
final class Menu {
  private static final int MODE = 0644;
  private static final Set<String> OF_THE_MAKERS_PLACE = Set.of("TryExec", "Path");

  private final Identity identity;
  private final Papers papers;
  private final List<AppFile> files;
  private final List<InstalledFile> installed = new ArrayList<>();

  Menu(Identity identity, Papers papers, List<AppFile> files) {
    this.identity = identity;
    this.papers = papers;
    this.files = List.copyOf(files);
  }

  /** The app's own desktop entries with their file names, the nearest to its root first. */
  static Map<String, DesktopFile> own(Papers papers) throws IOException {
    Map<String, DesktopFile> own = new LinkedHashMap<>();
    for (var entry : papers.files(path -> path.endsWith(".desktop"))) {
      Optional<DesktopFile> desktop = papers.text(entry).map(DesktopFile::parse);
      if (desktop.isPresent() && desktop.get().isApplication()) {
        own.putIfAbsent(Papers.fileName(entry.path()), desktop.get());
      }
    }
    return own;
  }

  /**
   * What is installed for the menu.
   *
   * @param commands of the package; the first is what an entry starts that names none of them
   */
  List<InstalledFile> of(Map<String, DesktopFile> own, List<Command> commands) throws IOException {
    Optional<String> icon = icon(own);
    if (own.isEmpty()) {
      add(identity.name() + ".desktop", made(commands.get(0), icon));
    } else {
      own.forEach((name, desktop) -> add(name, adapted(desktop, commands, icon)));
    }
    return installed;
  }

  private void add(String name, DesktopFile desktop) {
    String path = "/usr/share/applications/" + name;
    installed.add(new Written(path, MODE, desktop.toString(), false));
  }

  private Optional<String> icon(Map<String, DesktopFile> own) throws IOException {
    Set<String> wanted = new TreeSet<>(identity.names());
    own.values().stream()
        .flatMap(each -> each.main("Icon").stream())
        .map(Papers::fileName)
        .map(
            name -> name.replaceFirst("\\.(?:png|svg|xpm)$", "").toLowerCase(java.util.Locale.ROOT))
        .forEach(wanted::add);
    Optional<InstalledFile> icon = new Icons(papers, files).find(identity.name(), wanted);
    icon.ifPresent(installed::add);
    return icon.map(each -> identity.name());
  }

  private DesktopFile made(Command command, Optional<String> icon) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("Type", "Application");
    keys.put("Name", identity.title());
    identity.summary().ifPresent(text -> keys.put("Comment", text.replace('\n', ' ')));
    keys.put("Exec", command.name() + " %U");
    keys.put("Icon", icon.orElse("application-x-executable"));
    keys.put("Terminal", "false");
    keys.put("Categories", "Utility;");
    return new DesktopFile(Map.of(DesktopFile.MAIN, keys));
  }

  private static DesktopFile adapted(
      DesktopFile desktop, List<Command> commands, Optional<String> icon) {
    Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    desktop
        .groups()
        .forEach(
            (name, keys) -> {
              Map<String, String> adapted = new LinkedHashMap<>(keys);
              adapted.keySet().removeAll(OF_THE_MAKERS_PLACE);
              adapted.computeIfPresent("Exec", (key, exec) -> exec(exec, commands));
              icon.ifPresent(mine -> adapted.computeIfPresent("Icon", (key, old) -> mine));
              groups.put(name, adapted);
            });
    return new DesktopFile(groups);
  }

  // Its environment and arguments stay; its program is called by its command.
  private static String exec(String exec, List<Command> commands) {
    List<String> words = DesktopFile.words(exec);
    int at = (int) words.stream().takeWhile(DesktopFile::beforeProgram).count();
    String program = at < words.size() ? Papers.fileName(words.get(at)) : "";
    Command command =
        commands.stream()
            .filter(each -> Papers.fileName(each.program()).equals(program))
            .findFirst()
            .orElse(commands.get(0));
    List<String> adapted = new ArrayList<>();
    words.stream().limit(at).map(Menu::quoted).forEach(adapted::add);
    adapted.add(command.name());
    words.stream().skip(at + 1L).map(Menu::quoted).forEach(adapted::add);
    return String.join(" ", adapted);
  }

  private static String quoted(String word) {
    return word.matches("[^\\s\"'\\\\<>~|&;$*?#()`]+")
        ? word
        : "\"" + word.replaceAll("([\"`$\\\\])", "\\\\$1") + "\"";
  }

  /** MIME types and AppStream metadata that the app brings along. */
  static List<InstalledFile> metadata(Papers papers, String packageName) {
    List<InstalledFile> metadata = new ArrayList<>();
    papers.files(path -> path.matches(".*/mime/packages/[^/]+\\.xml")).stream()
        .map(entry -> new Copied(mimePlace(packageName, entry.path()), MODE, entry.path()))
        .forEach(metadata::add);
    papers.files(path -> path.matches(".*\\.(?:metainfo|appdata)\\.xml")).stream()
        .map(
            entry ->
                new Copied(
                    "/usr/share/metainfo/" + Papers.fileName(entry.path()), MODE, entry.path()))
        .forEach(metadata::add);
    return metadata;
  }

  private static String mimePlace(String packageName, String path) {
    String name = Papers.fileName(path);
    String own = name.startsWith(packageName) ? name : packageName + "-" + name;
    return "/usr/share/mime/packages/" + own;
  }
}
