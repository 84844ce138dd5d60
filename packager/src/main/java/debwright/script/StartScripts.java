package debwright.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.elf.ByteSource;
import debwright.script.Commands.Start;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The shell scripts that an app is started by, as far as they tell the dynamic linker of folders.
 * They are taken to be called by their own path, with LD_LIBRARY_PATH unset.
 */
public final class StartScripts {
  /** Of an app that has none. */
  public static final StartScripts NONE = new StartScripts(Map.of(), Set.of());

  private static final int LONGEST_CHAIN = 4;
  private static final Pattern SHELL =
      Pattern.compile("#!\\s*\\S*?(?:/env\\s+)?(?:\\S*/)?(?:sh|bash|dash|ash|ksh|zsh)(?:\\s.*)?");

  private final Map<String, Told> told;
  private final Set<String> problems;

  private StartScripts(Map<String, Told> told, Set<String> problems) {
    this.told = told;
    this.problems = problems;
  }

  /**
   * What a program is started with.
   *
   * @param script path in the app
   * @param folders of the app that it puts into LD_LIBRARY_PATH, in order
   */
  public record Told(String script, List<String> folders) {
    public Told {
      folders = List.copyOf(folders);
    }
  }

  /**
   * Reads the scripts of an app whose contents are kept.
   *
   * @param machine what {@code uname -m} says where the app runs, such as {@code x86_64}
   */
  public static StartScripts read(AppTree tree, String machine) throws IOException {
    StartScripts scripts = new StartScripts(new TreeMap<>(), new TreeSet<>());
    for (AppEntry entry : tree.entries()) {
      Optional<String> text = text(tree, entry);
      if (text.isPresent() && tells(text.get())) {
        scripts.new Reading(tree, machine, entry.path()).follow(entry, "", 0);
      }
    }
    return scripts;
  }

  /** What a script starts a program with; empty where no script tells it of folders. */
  public Optional<Told> of(String program) {
    return Optional.ofNullable(told.get(program));
  }

  /** What cannot be told before a script is run, for a person, sorted. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private static boolean tells(String text) {
    return text.contains(Surroundings.LIBRARY_PATH) || text.contains("--library-path");
  }

  private static Optional<String> text(AppTree tree, AppEntry entry) throws IOException {
    Optional<ByteSource> content = entry.mayBeScript() ? tree.findContent(entry) : Optional.empty();
    if (content.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer bytes = content.get().read(0, (int) content.get().size());
    String text = UTF_8.decode(bytes).toString();
    String first = text.lines().findFirst().orElse("");
    boolean shell = SHELL.matcher(first).matches();
    return Optional.of(text)
        .filter(each -> shell && !each.contains(Place.ROOT) && !each.contains(Place.UNKNOWN));
  }

  /** One script, and those that it starts in turn. */
  private final class Reading {
    private final AppTree tree;
    private final Place place;
    private final String machine;
    private final String script;

    Reading(AppTree tree, String machine, String script) {
      this.tree = tree;
      this.place = new Place(tree);
      this.machine = machine;
      this.script = script;
    }

    void follow(AppEntry entry, String libraryPath, int depth) throws IOException {
      Optional<String> text = text(tree, entry);
      if (text.isEmpty() || depth > LONGEST_CHAIN) {
        return;
      }
      Surroundings now = Surroundings.of(entry.path(), libraryPath);
      Commands commands = new Commands(now, place, machine);
      new Shell(text.get(), now, commands).run();
      for (Start start : commands.starts()) {
        Optional<AppEntry> program = commands.program(start);
        if (!start.libraryPath().isEmpty()) {
          started(start, program, depth);
        } else if (program.isPresent() && start.sure() && !program.get().elf() && depth > 0) {
          follow(program.get(), "", depth + 1);
        }
      }
      boolean sets = !now.value(Surroundings.LIBRARY_PATH).isEmpty();
      if (sets && commands.starts().isEmpty() && depth == 0) {
        problems.add("%s sets LD_LIBRARY_PATH for nothing that it starts".formatted(script));
      }
    }

    private void started(Start start, Optional<AppEntry> program, int depth) throws IOException {
      Set<String> folders = folders(start.libraryPath());
      if (program.isEmpty() || !start.sure()) {
        unsure(start, program, folders);
      } else if (!program.get().elf()) {
        follow(program.get(), start.libraryPath(), depth + 1);
      } else if (!folders.isEmpty()) {
        told.putIfAbsent(program.get().path(), new Told(script, List.copyOf(folders)));
      }
    }

    private void unsure(Start start, Optional<AppEntry> program, Set<String> folders) {
      if (!folders.isEmpty() && (program.isPresent() || start.last())) {
        problems.add(
            "%s may start %s with LD_LIBRARY_PATH=%s, which can't be told before it runs"
                .formatted(script, shown(start.program()), String.join(":", folders)));
      }
    }

    private Set<String> folders(String libraryPath) {
      Set<String> folders = new LinkedHashSet<>();
      for (String each : libraryPath.split(":", -1)) {
        place.inApp(each).ifPresent(folders::add);
        if (!Place.known(each)) {
          problems.add(
              "%s puts %s into LD_LIBRARY_PATH, which can't be told before it runs"
                  .formatted(script, shown(each)));
        }
      }
      return folders;
    }
  }

  private static String shown(String value) {
    return value.replace(Place.ROOT, "").replaceAll(Place.UNKNOWN + "+", "...");
  }
}
