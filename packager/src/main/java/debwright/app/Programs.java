package debwright.app;

import debwright.plan.Outcome;
import debwright.plan.PackagePlan.Candidate;
import debwright.script.Interpreters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses the program that is the app. The first of these that tells two programs apart decides:
 *
 * <ol>
 *   <li>the app's desktop entry starts it,
 *   <li>package.json names it in {@code bin},
 *   <li>it is no known part of another, such as chrome-sandbox or a test, and no script whose
 *       interpreter no package is known to have; such a one is not the app in any case,
 *   <li>it has the app's name, or one that holds it or is held by it,
 *   <li>it is an ELF program rather than a script,
 *   <li>it lies in a folder for programs, such as {@code bin},
 *   <li>it is nearer to the root,
 *   <li>its name is shorter,
 *   <li>it is bigger,
 *   <li>its path comes first.
 * </ol>
 *
 * A person's {@code --command} overrides them all.
 */
final class Programs {
  private static final Pattern PART =
      Pattern.compile(
          "(?i).*(?:sandbox|crashpad|crash[-_]?handler|helper|updater?|uninstall|unins\\d|minidump|dump_syms|test|install-sh|xdg-).*");

  private final Set<String> names;
  private final Set<String> desktopPrograms;
  private final Map<String, String> bin;

  /**
   * @param names by which the app goes, lower case
   * @param desktopPrograms file names that its desktop entries start
   * @param bin package.json's commands to paths
   */
  Programs(Set<String> names, Set<String> desktopPrograms, Map<String, String> bin) {
    this.names = Set.copyOf(names);
    this.desktopPrograms = Set.copyOf(desktopPrograms);
    this.bin = new TreeMap<>(bin);
  }

  /** A program with what the rule looks at. */
  private record Ranked(
      AppFile file,
      boolean desktop,
      boolean bin,
      boolean part,
      int likeness,
      boolean elf,
      boolean inBin) {

    static final Comparator<Ranked> RULE =
        Comparator.comparing((Ranked each) -> !each.desktop)
            .thenComparing(each -> !each.bin)
            .thenComparing(Ranked::part)
            .thenComparing(each -> -each.likeness)
            .thenComparing(each -> !each.elf)
            .thenComparing(each -> !each.inBin)
            .thenComparing(each -> Papers.depth(each.file.path()))
            .thenComparing(each -> each.file.name().length())
            .thenComparing(each -> -each.file.entry().size())
            .thenComparing(each -> each.file.path());

    boolean whole() {
      return desktop || bin || !part;
    }

    List<String> reasons() {
      List<String> reasons = new ArrayList<>();
      add(reasons, desktop, "the desktop entry starts it");
      add(reasons, bin, "package.json names it in bin");
      add(reasons, part, "a part of another program");
      add(reasons, likeness == 2, "it has the app's name");
      add(reasons, likeness == 1, "its name is like the app's");
      reasons.add(elf ? "ELF program" : "script for " + file.nature().interpreter());
      reasons.add("%d folders deep".formatted(Papers.depth(file.path())));
      reasons.add("%d bytes".formatted(file.entry().size()));
      return reasons;
    }

    private static void add(List<String> reasons, boolean holds, String reason) {
      if (holds) {
        reasons.add(reason);
      }
    }
  }

  /**
   * All programs, best first; the first is chosen. Empty where the app has none.
   *
   * @param wished path in the app of the one to choose
   * @throws PackagingException when the app has no such program
   */
  List<Candidate> choose(List<AppFile> files, Optional<String> wished) throws PackagingException {
    List<Ranked> ranked =
        files.stream().filter(this::mayRun).map(this::rank).sorted(Ranked.RULE).toList();
    Optional<String> path =
        wished.isPresent()
            ? Optional.of(find(ranked, wished.get()))
            : ranked.stream().findFirst().filter(Ranked::whole).map(each -> each.file.path());
    List<Candidate> candidates = new ArrayList<>();
    for (Ranked each : ranked) {
      boolean chosen = path.equals(Optional.of(each.file.path()));
      candidates.add(chosen ? 0 : candidates.size(), candidate(each, chosen, wished.isPresent()));
    }
    return candidates;
  }

  private static Candidate candidate(Ranked ranked, boolean chosen, boolean wished) {
    List<String> reasons = new ArrayList<>();
    if (chosen && wished) {
      reasons.add("asked for");
    }
    reasons.addAll(ranked.reasons());
    return new Candidate(ranked.file.path(), chosen, reasons);
  }

  private static String find(List<Ranked> ranked, String wished) throws PackagingException {
    String path = "/" + wished.replaceFirst("^(?:\\./|/)++", "");
    List<String> matching =
        ranked.stream()
            .map(each -> each.file.path())
            .filter(each -> each.equals(path) || each.endsWith(path))
            .toList();
    if (matching.contains(path)) {
      return path;
    }
    if (matching.size() == 1) {
      return matching.get(0);
    }
    String known =
        ranked.stream().limit(10).map(each -> each.file.path()).collect(Collectors.joining(", "));
    throw new PackagingException(
        Outcome.LAYOUT,
        "the app has %s %s: expected a path of one of its programs"
            .formatted(matching.isEmpty() ? "no program" : "several programs", wished),
        known.isEmpty() ? "it has no program at all" : "it has " + known);
  }

  private boolean mayRun(AppFile file) {
    boolean script = file.is(FileNature.Kind.SCRIPT) && (file.marked() || isBin(file));
    return file.program() || script;
  }

  private boolean isBin(AppFile file) {
    return bin.containsValue(file.path());
  }

  private Ranked rank(AppFile file) {
    return new Ranked(
        file,
        desktopPrograms.contains(file.name()),
        isBin(file),
        part(file),
        likeness(commandName(file.name())),
        file.program(),
        file.path().matches(".*/s?bin/[^/]+"));
  }

  private static boolean part(AppFile file) {
    boolean runs = file.program() || Interpreters.known(file.nature().interpreter());
    return !runs || PART.matcher(file.name()).matches();
  }

  private int likeness(String name) {
    if (names.contains(name)) {
      return 2;
    }
    boolean alike =
        names.stream()
            .anyMatch(
                each ->
                    firstWord(each).equals(firstWord(name))
                        || (name.length() > 2
                            && (each.contains(name)
                                || (each.length() > 2 && name.contains(each)))));
    return alike ? 1 : 0;
  }

  private static String firstWord(String name) {
    return name.replaceFirst("(?<=[^-_. ]{3})[-_. ].*", "");
  }

  /** A command of a file's name: without extension and platform, lower case, no blanks. */
  static String commandName(String fileName) {
    String plain = fileName.replaceFirst("(?i)\\.(?:sh|bash|bin|run|js|cjs|mjs|py|pl|rb)$", "");
    String name = Naming.withoutPlatform(plain).toLowerCase(Locale.ROOT);
    return name.replaceAll("[^a-z0-9+._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
  }
}
