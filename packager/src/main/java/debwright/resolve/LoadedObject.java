package debwright.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object of the app in a process.
 *
 * @param object that is loaded
 * @param loader the object that asked for it; empty for the one that a process starts from
 */
record LoadedObject(AppObject object, Optional<LoadedObject> loader) {

  /**
   * Objects whose DT_RPATH is searched for what this one needs: itself and those that led to it,
   * but none when it has a DT_RUNPATH (ld.so(8)). One that has both counts for its DT_RUNPATH only.
   */
  List<AppObject> rpathHolders() {
    List<AppObject> holders = new ArrayList<>();
    if (object.elf().runpath().isEmpty()) {
      Optional<LoadedObject> next = Optional.of(this);
      while (next.isPresent()) {
        if (next.get().object.elf().runpath().isEmpty()) {
          holders.add(next.get().object);
        }
        next = next.get().loader;
      }
    }
    return holders;
  }
}
