package debwright.script;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The variables and the current folder of a shell, as far as they are known. */
final class Surroundings {
  static final String LIBRARY_PATH = "LD_LIBRARY_PATH";

  private final Map<String, String> values;
  private final Set<String> exported;
  private String folder;

  private Surroundings(Map<String, String> values, Set<String> exported, String folder) {
    this.values = new HashMap<>(values);
    this.exported = new HashSet<>(exported);
    this.folder = folder;
  }

  /** At the start of a script that is called by its own path. */
  static Surroundings of(String script, String libraryPath) {
    Map<String, String> values = new HashMap<>();
    values.put("0", Place.installed(script));
    values.put("BASH_SOURCE", Place.installed(script));
    values.put(LIBRARY_PATH, libraryPath);
    Set<String> exported = libraryPath.isEmpty() ? Set.of() : Set.of(LIBRARY_PATH);
    return new Surroundings(values, exported, Place.UNKNOWN);
  }

  Surroundings copy() {
    return new Surroundings(values, exported, folder);
  }

  void become(Surroundings other) {
    values.clear();
    values.putAll(other.values);
    exported.clear();
    exported.addAll(other.exported);
    folder = other.folder;
  }

  String value(String name) {
    return name.equals("PWD") ? folder : values.getOrDefault(name, Place.UNKNOWN);
  }

  void set(String name, String value) {
    values.put(name, value);
  }

  void export(String name) {
    exported.add(name);
  }

  void unset(String name) {
    values.put(name, "");
    exported.remove(name);
  }

  String folder() {
    return folder;
  }

  void enter(String path) {
    folder = path;
  }

  /** LD_LIBRARY_PATH of a program that is started now. */
  String libraryPath() {
    return exported.contains(LIBRARY_PATH) ? value(LIBRARY_PATH) : "";
  }
}
