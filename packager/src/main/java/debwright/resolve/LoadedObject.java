package debwright.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object of the app in a process.
 *
 * @param object that is loaded
 * @param path by which it was found, which may be that of a link to it
 * @param loader the object that asked for it; empty for the one that a process starts from
 */
record LoadedObject(AppObject object, String path, Optional<LoadedObject> loader) {

  /** The kernel and dlopen(3) callers give a path; no link is taken into account. */
  static LoadedObject first(AppObject object, Optional<LoadedObject> loader) {
    return new LoadedObject(object, object.path(), loader);
  }

  /** The folder that {@code $ORIGIN} stands for: where a library was found, links not followed. */
  String origin() {
    return AppFiles.folder(path);
  }

  /**
   * Those whose DT_RPATH is searched for what this one needs: itself and those that led to it, but
   * none when it has a DT_RUNPATH (ld.so(8)). One that has both counts for its DT_RUNPATH only.
   */
  List<LoadedObject> rpathHolders() {
    List<LoadedObject> holders = new ArrayList<>();
    if (object.elf().runpath().isEmpty()) {
      Optional<LoadedObject> next = Optional.of(this);
      while (next.isPresent()) {
        if (next.get().object.elf().runpath().isEmpty()) {
          holders.add(next.get());
        }
        next = next.get().loader;
      }
    }
    return holders;
  }
}
