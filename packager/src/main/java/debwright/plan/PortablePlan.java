package debwright.plan;

import debwright.plan.ReleasePlan.PlannedRelation;
import java.util.List;

/**
 * One Depends for several releases.
 *
 * @param relations the Depends, in dpkg-shlibdeps' order, each with its evidence on all releases
 * @param releases that it is for, in the order asked, each once
 * @param outcome what became of it; {@link Outcome#UNPROVED} where it is not sure that every
 *     release meets it
 * @param reason one line for a person, empty text where all went well
 */
public record PortablePlan(
    List<PlannedRelation> relations, List<String> releases, Outcome outcome, String reason) {
  public PortablePlan {
    relations = List.copyOf(relations);
    releases = List.copyOf(releases);
  }

  /** The value of the Depends field. */
  public String depends() {
    return String.join(", ", relations.stream().map(PlannedRelation::relation).toList());
  }
}
