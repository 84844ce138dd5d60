package debwright.hints;

import debwright.result.ItemKey;
import debwright.result.Run;
import debwright.text.Visible;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Hints for people. */
public final class HintsText {
  private static final MathContext DIGITS = new MathContext(6);
  private static final int MOST_BESIDES = 3;

  private HintsText() {}

  /**
   * A summary and some hints.
   *
   * @param all hints of the run
   * @param shown those that are told
   */
  public static String of(Run run, List<Hint> all, List<Hint> shown) {
    StringBuilder text = new StringBuilder();
    text.append("%s: %s\n".formatted(Visible.line(run.engine()), summary(run, all)));
    for (int i = 0; i < shown.size(); i++) {
      append(text, i + 1, shown.get(i), Hints.besides(shown.get(i), all));
    }
    int more = all.size() - shown.size();
    if (more > 0) {
      text.append("\nand %d more; --limit %d shows all\n".formatted(more, all.size()));
    }
    return text.toString();
  }

  private static String summary(Run run, List<Hint> all) {
    return "of %d items %d fail, %d are wrong, %d are degraded, %d have no answer; causes: %d"
        .formatted(
            run.results().size(),
            blocked(all, Harm.FAILS),
            blocked(all, Harm.WRONG),
            blocked(all, Harm.DEGRADED),
            blocked(all, Harm.UNKNOWN),
            all.size());
  }

  static long blocked(List<Hint> all, Harm harm) {
    return all.stream()
        .filter(hint -> hint.harm() == harm)
        .flatMap(hint -> hint.items().stream())
        .distinct()
        .count();
  }

  private static void append(StringBuilder text, int number, Hint hint, List<String> besides) {
    text.append("\n%d. %s\n".formatted(number, hint.title()));
    text.append(
        "   %s %s on %s; alone %d%s\n"
            .formatted(
                verb(hint.harm()),
                items(hint),
                String.join(", ", hint.releases()),
                hint.blocksAlone(),
                weight(hint)));
    text.append("   look: %s\n".formatted(hint.exemplar().command()));
    if (!hint.next().isEmpty()) {
      text.append("   next: %s\n".formatted(hint.next()));
    }
    if (!besides.isEmpty()) {
      text.append("   with: %s\n".formatted(some(besides)));
    }
    text.append("   hint: %s\n".formatted(hint.id()));
  }

  private static String some(List<String> ids) {
    String first = String.join(", ", ids.subList(0, Math.min(MOST_BESIDES, ids.size())));
    int more = ids.size() - MOST_BESIDES;
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }

  private static String verb(Harm harm) {
    return switch (harm) {
      case FAILS -> "blocks";
      case WRONG -> "spoils";
      case DEGRADED -> "degrades";
      case UNKNOWN -> "hides";
    };
  }

  private static String items(Hint hint) {
    int apps = hint.count().apps();
    return "%d %s of %d %s"
        .formatted(
            hint.blocks(), hint.blocks() == 1 ? "item" : "items", apps, apps == 1 ? "app" : "apps");
  }

  private static String weight(Hint hint) {
    boolean even = hint.weight() == hint.blocks();
    String weight =
        new BigDecimal(hint.weight()).round(DIGITS).stripTrailingZeros().toPlainString();
    return even ? "" : "; weight " + weight;
  }

  /** One hint with all that is known of it. */
  public static String whole(Hint hint, List<String> besides) {
    StringBuilder text = new StringBuilder();
    text.append("%s\n".formatted(hint.title()));
    text.append(
        "   %s %s; alone %d%s\n"
            .formatted(verb(hint.harm()), items(hint), hint.blocksAlone(), weight(hint)));
    text.append("   outcome: %s\n".formatted(hint.outcome()));
    text.append("   reason: %s\n".formatted(hint.exemplar().reason()));
    text.append("   look: %s\n".formatted(hint.exemplar().command()));
    if (!hint.next().isEmpty()) {
      text.append("   next: %s\n".formatted(hint.next()));
    }
    if (!besides.isEmpty()) {
      text.append("   with: %s\n".formatted(String.join(", ", besides)));
    }
    text.append("   plan it: debwright hints --backlog %s -o backlog\n".formatted(hint.id()));
    text.append("   items:\n");
    for (ItemKey key : hint.items()) {
      boolean alone = hint.alone().contains(key);
      text.append(
          "     %s%s\n".formatted(Visible.line(key.toString()), alone ? "" : " (not alone)"));
    }
    return text.toString();
  }
}
