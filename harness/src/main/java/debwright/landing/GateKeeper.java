package debwright.landing;

import debwright.trunk.Revision;
import java.io.IOException;
import java.util.List;

/** Judges what trunk would be. */
public interface GateKeeper {
  /** Lets everything pass: for projects that have no engine. */
  GateKeeper OPEN = (preview, items) -> new Ruling(true, "", List.of());

  /**
   * What the gate says.
   *
   * @param passes whether it may land
   * @param reason why not, or the verdict's line
   * @param certain whether nothing that comes later can change that
   * @param forecasts for each backlog item, its id and what its definition of done says now
   */
  record Ruling(boolean passes, boolean certain, String reason, List<Forecast> forecasts) {
    public Ruling {
      forecasts = List.copyOf(forecasts);
    }

    /** One that is certain. */
    public Ruling(boolean passes, String reason, List<Forecast> forecasts) {
      this(passes, true, reason, forecasts);
    }
  }

  /**
   * What a definition of done says of a preview.
   *
   * @param item the backlog item's id
   * @param text a line for each criterion and assumption
   */
  record Forecast(String item, String text) {}

  /**
   * Judges.
   *
   * @param items backlog items that the preview is for
   * @throws LandingException it cannot be judged
   */
  Ruling judge(Revision preview, List<String> items)
      throws IOException, LandingException, InterruptedException;
}
