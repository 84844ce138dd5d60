package debwright.distil;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.elf.DynamicSymbol;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which names of the symbols that an object of an app defines can bear on an answer: those that
 * another object leaves undefined, those by which a host of plugins finds its own, and all of an
 * object beside which there is another whose name begins with the same word, as the two may be told
 * apart by what they define.
 */
final class AskedNames {
  private static final Pattern WORD = Pattern.compile("\\p{Alpha}*");
  private static final Pattern HOSTED = Pattern.compile("Java_.*|JNI_OnLoad|napi_.*");

  private final Set<String> undefined = new HashSet<>();
  private final Map<String, Integer> alike = new HashMap<>();

  static AskedNames of(AppTree tree) throws IOException {
    AskedNames names = new AskedNames();
    for (AppEntry entry : tree.entries()) {
      if (entry.elf()) {
        names.add(entry, tree);
      }
    }
    return names;
  }

  private void add(AppEntry entry, AppTree tree) throws IOException {
    alike.merge(likeness(entry.path()), 1, Integer::sum);
    try {
      ElfFile.read(tree.content(entry)).symbols().stream()
          .filter(symbol -> !symbol.defined())
          .map(DynamicSymbol::name)
          .forEach(undefined::add);
    } catch (ElfException corrupt) {
      // It asks for nothing that could be found.
      return;
    }
  }

  /** The folder and the first word of the file's name. */
  private static String likeness(String path) {
    int name = path.lastIndexOf('/') + 1;
    Matcher word = WORD.matcher(path).region(name, path.length());
    return path.substring(0, word.lookingAt() ? word.end() : name);
  }

  boolean allOf(String path) {
    return alike.getOrDefault(likeness(path), 0) > 1;
  }

  boolean has(String name) {
    return undefined.contains(name) || HOSTED.matcher(name).matches();
  }
}
