package debwright.waiver;

import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.judgement.WaiverUse;
import debwright.result.ItemKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The waivers of a repository. One that has expired, or matches more than it may, or a crash by
 * more than its exact id, waives nothing and fails the verdict; one that matches nothing is stale,
 * as its change is deployed or gone. A key that waivers do not have fails the verdict, too.
 */
public final class Waivers {
  /** There are none. */
  public static final Waivers NONE = new Waivers(List.of(), List.of(), "");

  private final List<Waiver> all;
  private final List<String> unknownKeys;
  private final String file;

  private Waivers(List<Waiver> all, List<String> unknownKeys, String file) {
    this.all = all;
    this.unknownKeys = unknownKeys;
    this.file = file;
  }

  /**
   * Reads the text of a file.
   *
   * @param file its name, for messages
   * @throws WaiverException something is missing in it, or no such value as it should be
   */
  public static Waivers parse(String text, String file) throws WaiverException {
    WaiverFile read = new WaiverFile(text, file);
    return new Waivers(read.read(), read.unknownKeys(), file);
  }

  /**
   * What they make of a comparison.
   *
   * @param comparison with every difference that is waived marked so
   * @param uses what became of each
   * @param faults a sentence for each that fails the verdict
   */
  public record Applied(Comparison comparison, List<WaiverUse> uses, List<String> faults) {
    public Applied {
      uses = List.copyOf(uses);
      faults = List.copyOf(faults);
    }
  }

  public boolean isEmpty() {
    return all.isEmpty() && unknownKeys.isEmpty();
  }

  /** Holds them against a comparison. */
  public Applied apply(Comparison comparison, LocalDate today) {
    Map<ItemKey, String> waived = new HashMap<>();
    List<WaiverUse> uses = new ArrayList<>();
    List<String> faults = new ArrayList<>(unknownKeys);
    for (Waiver waiver : all) {
      List<Difference> matched = comparison.differences().stream().filter(waiver::matches).toList();
      String fault = fault(waiver, matched, today);
      uses.add(use(waiver, matched.size(), fault));
      if (!fault.isEmpty()) {
        faults.add(
            "Waiver " + waiver.id() + " (" + file + ":" + waiver.line() + ") " + fault + ".");
        continue;
      }
      matched.forEach(each -> waived.putIfAbsent(each.key(), waiver.id()));
    }
    Comparison marked =
        comparison.with(
            each -> Optional.ofNullable(waived.get(each.key())).map(each::waivedBy).orElse(each));
    return new Applied(marked, uses, faults);
  }

  private static String fault(Waiver waiver, List<Difference> matched, LocalDate today) {
    if (waiver.expired(today)) {
      return "expired on " + waiver.expires() + ": take it out, or mend what it was for";
    }
    if (waiver.most().isPresent() && matched.size() > waiver.most().get()) {
      return "matches %d differences, and may match %d"
          .formatted(matched.size(), waiver.most().get());
    }
    return matched.stream()
        .filter(Waiver::crashes)
        .filter(each -> !waiver.isExactFor(each))
        .findFirst()
        .map(each -> "matches a crash of " + each.key() + ", which only its exact id may")
        .orElse("");
  }

  private static WaiverUse use(Waiver waiver, int matches, String fault) {
    return new WaiverUse(
        waiver.id(),
        waiver.reason(),
        waiver.owner(),
        waiver.expires().toString(),
        state(matches, fault),
        matches,
        fault.isEmpty() ? text(matches) : fault);
  }

  private static WaiverUse.State state(int matches, String fault) {
    if (!fault.isEmpty()) {
      return WaiverUse.State.FAULTY;
    }
    return matches == 0 ? WaiverUse.State.STALE : WaiverUse.State.USED;
  }

  private static String text(int matches) {
    return switch (matches) {
      case 0 -> "matches nothing: its change is deployed or gone, so take it out";
      case 1 -> "accepts 1 difference";
      default -> "accepts " + matches + " differences";
    };
  }
}
