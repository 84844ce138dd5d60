package debwright.resolve;

import debwright.elf.DynamicSymbol;
import debwright.index.Exports;
import debwright.index.IndexException;
import debwright.plan.Loading.UndefinedSymbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that the dynamic linker looks symbols up in for one process: the app's objects, the archive's
 * libraries that they need, and those that these need in turn. Only where all of it is known can it
 * be said that a symbol is nowhere.
 */
final class Scope {
  /**
   * Names that link editors define in every object, which dpkg-gensymbols leaves out of symbols
   * files.
   */
  private static final Set<String> EVERYWHERE =
      Set.of(
          "_init",
          "_fini",
          "_edata",
          "_end",
          "_etext",
          "edata",
          "end",
          "etext",
          "__bss_start",
          "__bss_start__",
          "__bss_end__",
          "_bss_end__",
          "__data_start",
          "__end__",
          "_GLOBAL_OFFSET_TABLE_",
          "_DYNAMIC");

  private final LoaderWorld world;
  private final List<LoaderProcess> processes = new ArrayList<>();
  private final Map<String, Found> libraries = new HashMap<>();
  private final List<Offers.Definitions> definitions = new ArrayList<>();
  private boolean complete = true;

  private Scope(LoaderWorld world, LoaderProcess process) {
    this.world = world;
    for (Optional<LoaderProcess> each = Optional.of(process);
        each.isPresent();
        each = each.get().opener()) {
      processes.add(each.get());
    }
  }

  /** The symbols without a version that a process needs and that are nowhere. */
  static List<UndefinedSymbol> undefined(LoaderWorld world, LoaderProcess process)
      throws IndexException {
    // What a host opens finds the host's symbols, too.
    if (!process.startsInApp()) {
      return List.of();
    }
    Scope scope = new Scope(world, process);
    Set<String> wanted = scope.wanted();
    return wanted.isEmpty() || !scope.gather() ? List.of() : scope.undefined();
  }

  private LoaderProcess process() {
    return processes.get(0);
  }

  // Most names are the app's own, or in the first libraries; the rest costs more.
  private Set<String> wanted() {
    Set<String> wanted = new HashSet<>();
    for (AppObject object : process().objects()) {
      for (DynamicSymbol symbol : object.elf().symbols()) {
        if (needed(symbol) && !isOwn(symbol.name())) {
          wanted.add(symbol.name());
        }
      }
    }
    return wanted;
  }

  private static boolean needed(DynamicSymbol symbol) {
    return (!symbol.defined() || symbol.copied())
        && !symbol.weak()
        && symbol.version().isEmpty()
        && !EVERYWHERE.contains(symbol.name());
  }

  // What a program opens finds all that it opened before, in an order that no file tells.
  private boolean isOwn(String name) {
    return processes.stream().anyMatch(each -> each.defines().contains(name))
        || (process().opener().isPresent() && world.files().define(name));
  }

  /** Whether all libraries are known. */
  private boolean gather() throws IndexException {
    Deque<String> ahead = new ArrayDeque<>();
    for (LoaderProcess each : processes) {
      for (Map.Entry<LoaderProcess.Need, Found> need : each.found().entrySet()) {
        add(need.getKey().soname(), need.getValue(), ahead);
      }
    }
    while (complete && !ahead.isEmpty()) {
      String soname = ahead.remove();
      if (!libraries.containsKey(soname)) {
        Optional<Found> found = world.inSystem(soname, process().root());
        add(soname, found.orElse(Found.none(Found.How.MISSING)), ahead);
      }
    }
    return complete;
  }

  private void add(String soname, Found found, Deque<String> ahead) throws IndexException {
    if (libraries.putIfAbsent(soname, found) != null || found.bundled().isPresent()) {
      return;
    }
    Optional<Offers.Definitions> defined = world.offers().definitions(soname, found);
    Optional<Exports> exports = world.offers().exports(soname, found);
    if (defined.isEmpty() || !defined.get().knowsNames() || exports.isEmpty()) {
      complete = false;
      return;
    }
    definitions.add(defined.get());
    ahead.addAll(exports.get().needed());
  }

  private List<UndefinedSymbol> undefined() {
    List<UndefinedSymbol> undefined = new ArrayList<>();
    for (AppObject object : process().objects()) {
      for (DynamicSymbol symbol : object.elf().symbols()) {
        if (needed(symbol) && !isOwn(symbol.name()) && !isDefined(symbol.name())) {
          undefined.add(new UndefinedSymbol(object.path(), "", symbol.name(), ""));
        }
      }
    }
    return undefined;
  }

  private boolean isDefined(String name) {
    return definitions.stream().anyMatch(each -> each.has(name));
  }
}
