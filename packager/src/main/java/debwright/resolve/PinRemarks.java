package debwright.resolve;

import debwright.plan.ReleasePlan.NeededLibrary;
import debwright.policy.Pins;
import debwright.policy.Pins.Pin;
import java.util.List;
import java.util.Optional;

/** Says what became of a library that a policy takes from a package. */
final class PinRemarks {
  private PinRemarks() {}

  /** One line, or none where the library is not pinned. */
  static List<String> of(AppObject object, NeededLibrary library, Pins pins) {
    Optional<Pin> pin = pins.find(AppFiles.fileName(library.soname()));
    return pin.map(each -> remark(object, library, each)).stream().toList();
  }

  private static String remark(AppObject object, NeededLibrary library, Pin pin) {
    if (library.packageName().equals(pin.packageName())) {
      return "%s is taken from %s, as %s says"
          .formatted(library.soname(), pin.packageName(), pin.place());
    }
    return library.provider().equals("nobody")
        ? "%s finds no %s of %s, from which %s takes it"
            .formatted(object.path(), library.soname(), pin.packageName(), pin.place())
        : "%s does not load %s from %s, as %s says: the app or its host has its own"
            .formatted(object.path(), library.soname(), pin.packageName(), pin.place());
  }
}
