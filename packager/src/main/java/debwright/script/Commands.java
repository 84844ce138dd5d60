package debwright.script;

import debwright.archive.AppEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What single commands of a shell do to its variables, and which programs they start. */
final class Commands {
  private static final int DEEPEST = 8;
  private static final Pattern ASSIGNMENT =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(\\+?)=(.*)", Pattern.DOTALL);
  private static final Pattern DYNAMIC_LINKER = Pattern.compile("ld(?:-linux[^/]*|64)\\.so\\.\\d+");

  /**
   * A program that a script starts.
   *
   * @param program the path, or a name that is looked up in PATH
   * @param libraryPath LD_LIBRARY_PATH that it is started with
   * @param sure whether it is started whenever the script is
   * @param last whether the script gives way to it
   */
  record Start(String program, String libraryPath, boolean sure, boolean last) {}

  private final Surroundings now;
  private final Place place;
  private final String machine;
  private final int depth;
  private final Words words;
  private final List<Start> starts = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();
  private boolean ended;

  /**
   * @param machine what {@code uname -m} says
   */
  Commands(Surroundings now, Place place, String machine) {
    this(now, place, machine, 0);
  }

  private Commands(Surroundings now, Place place, String machine, int depth) {
    this.now = now;
    this.place = place;
    this.machine = machine;
    this.depth = depth;
    this.words = new Words(now::value, this::output);
  }

  List<Start> starts() {
    return starts;
  }

  boolean ended() {
    return ended;
  }

  private String output(String command) {
    if (depth >= DEEPEST) {
      return Place.UNKNOWN;
    }
    Surroundings inner = now.copy();
    Commands commands = new Commands(inner, place, machine, depth + 1);
    new Shell(command, inner, commands).run();
    return commands.printed.size() == 1 ? commands.printed.get(0) : Place.UNKNOWN;
  }

  private void print(String text, Truth runs) {
    printed.add(runs == Truth.YES ? text : Place.UNKNOWN);
  }

  /** Runs one: assignments, then a command and its arguments, any of which may be missing. */
  Truth run(List<String> line, Truth runs) {
    int first = 0;
    while (first < line.size() && ASSIGNMENT.matcher(line.get(first)).matches()) {
      first++;
    }
    if (first == line.size()) {
      line.forEach(each -> assign(each, runs));
      return Truth.YES;
    }
    List<String> rest = line.subList(first + 1, line.size());
    String path = libraryPath(line.subList(0, first));
    return command(
        name(line.get(first)), rest, new Start("", path, runs == Truth.YES, false));
  }

  // The names of test are patterns by their looks.
  private String name(String word) {
    return word.equals("[") || word.equals("[[") ? word : words.value(word);
  }

  // That of assignments before a command, which are for it alone.
  private String libraryPath(List<String> assignments) {
    String path = now.libraryPath();
    for (String each : assignments) {
      Matcher matcher = ASSIGNMENT.matcher(each);
      if (matcher.matches() && matcher.group(1).equals(Surroundings.LIBRARY_PATH)) {
        path = words.value(matcher.group(3));
      }
    }
    return path;
  }

  private void assign(String word, Truth runs) {
    Matcher matcher = ASSIGNMENT.matcher(word);
    if (matcher.matches()) {
      String name = matcher.group(1);
      String before = matcher.group(2).isEmpty() ? "" : now.value(name);
      String value = words.value(matcher.group(3));
      now.set(name, runs == Truth.YES ? before + value : Place.UNKNOWN);
    }
  }

  private Truth command(String name, List<String> arguments, Start as) {
    Truth runs = as.sure() ? Truth.YES : Truth.UNKNOWN;
    List<String> operands = arguments.stream().filter(each -> !each.startsWith("-")).toList();
    switch (Place.known(name) && !name.contains("/") ? name : "") {
      case "export", "declare", "typeset", "readonly", "local" -> declare(name, operands, runs);
      case "unset" -> operands.forEach(each -> now.unset(each));
      case "cd" -> {
        return enter(operands, runs);
      }
      case "[", "[[", "test" -> {
        return new Conditions(words, place).of(arguments);
      }
      case "exit", "return" -> ended |= runs == Truth.YES;
      case "exec" -> exec(arguments, as);
      case "env" -> env(operands, as);
      case "pwd" -> print(now.folder(), runs);
      case "dirname" -> print(one(operands, Place::dirname), runs);
      case "basename" -> print(one(operands, Place::basename), runs);
      case "realpath" -> print(one(operands, this::real), runs);
      case "readlink" -> print(one(operands, path -> link(path, arguments)), runs);
      case "which", "command", "type" -> print(one(operands, path -> path), runs);
      case "uname" -> print(arguments.contains("-m") ? machine : system(arguments), runs);
      case "echo", "printf" -> print(one(operands, text -> text), runs);
      case "true", ":", "set", "shift", "umask", "trap" -> {
        return Truth.YES;
      }
      default -> {
        start(name, arguments, as);
        return Truth.UNKNOWN;
      }
    }
    return Truth.YES;
  }

  private static String system(List<String> arguments) {
    return arguments.isEmpty() || arguments.contains("-s") ? "Linux" : Place.UNKNOWN;
  }

  private void declare(String command, List<String> operands, Truth runs) {
    for (String each : operands) {
      assign(each, runs);
      if (command.equals("export")) {
        String name = each.replaceFirst("(?s)\\+?=.*", "");
        now.export(name);
        if (runs == Truth.UNKNOWN) {
          now.set(name, Place.UNKNOWN);
        }
      }
    }
  }

  private Truth enter(List<String> operands, Truth runs) {
    String path = one(operands, text -> Place.joined(now.folder(), text));
    boolean known = place.isFolder(path);
    now.enter(known && runs == Truth.YES ? place.real(path) : Place.UNKNOWN);
    return known ? Truth.YES : Truth.UNKNOWN;
  }

  private String one(List<String> operands, Function<String, String> value) {
    String text = operands.isEmpty() ? Place.UNKNOWN : words.value(operands.get(0));
    return Place.known(text) && !text.isEmpty() ? value.apply(text) : Place.UNKNOWN;
  }

  private String real(String path) {
    return place.real(Place.joined(now.folder(), path));
  }

  private String link(String path, List<String> options) {
    if (options.stream().anyMatch(each -> each.matches("-[nq]*[fem].*|--canonicalize.*"))) {
      return real(path);
    }
    return place.isLink(path) ? Place.UNKNOWN : "";
  }

  private void exec(List<String> arguments, Start as) {
    int at = 0;
    while (at < arguments.size() && arguments.get(at).startsWith("-")) {
      at += arguments.get(at).equals("-a") ? 2 : 1;
    }
    if (at < arguments.size()) {
      Start last = new Start("", as.libraryPath(), as.sure(), true);
      command(words.value(arguments.get(at)), arguments.subList(at + 1, arguments.size()), last);
      ended |= as.sure();
    }
  }

  private void env(List<String> operands, Start as) {
    int at = 0;
    String path = as.libraryPath();
    while (at < operands.size() && ASSIGNMENT.matcher(operands.get(at)).matches()) {
      String each = operands.get(at++);
      boolean wanted = each.startsWith(Surroundings.LIBRARY_PATH + "=");
      path = wanted ? words.value(each.substring(each.indexOf('=') + 1)) : path;
    }
    if (at < operands.size()) {
      List<String> rest = operands.subList(at + 1, operands.size());
      start(words.value(operands.get(at)), rest, new Start("", path, as.sure(), as.last()));
    }
  }

  private void start(String name, List<String> arguments, Start as) {
    if (DYNAMIC_LINKER.matcher(Place.basename(name)).matches()) {
      byLinker(arguments, as);
    } else if (name.contains("/") || !Place.known(name) || as.last()) {
      String path = name.contains("/") ? Place.joined(now.folder(), name) : name;
      starts.add(new Start(path, as.libraryPath(), as.sure(), as.last()));
    }
    printed.add(Place.UNKNOWN);
  }

  // ld.so(8): ld-linux.so --library-path PATH PROGRAM.
  private void byLinker(List<String> arguments, Start as) {
    String path = as.libraryPath();
    int at = 0;
    while (at < arguments.size() && arguments.get(at).startsWith("-")) {
      boolean told = arguments.get(at).equals("--library-path") && at + 1 < arguments.size();
      path = told ? words.value(arguments.get(at + 1)) : path;
      at +=
          arguments.get(at).matches("--(?:library-path|preload|audit|argv0|inhibit-rpath)") ? 2 : 1;
    }
    if (at < arguments.size()) {
      String program = Place.joined(now.folder(), words.value(arguments.get(at)));
      starts.add(new Start(program, path, as.sure(), as.last()));
    }
  }

  /** What lies at the place that a start names. */
  Optional<AppEntry> program(Start start) {
    return place.entry(start.program());
  }
}
