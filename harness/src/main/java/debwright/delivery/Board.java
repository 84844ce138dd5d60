package debwright.delivery;

import debwright.history.DeployQueue;
import debwright.history.LogEntry;
import debwright.ledger.State;
import debwright.trunk.Revision;
import java.util.List;
import java.util.Optional;

/**
 * All that can be seen of a project's delivery at one moment.
 *
 * @param trunk the branch that proposals land on
 * @param tip its newest revision
 * @param state of the ledger
 * @param file what trunk's tip says of delivery
 * @param proposals all of them
 * @param items the backlog, in the order of ids
 * @param environments those of the file in its order, then those that only the ledger knows
 * @param queue the undeployed revisions, by the environment that marks are for
 * @param log the newest revisions, newest first
 * @param lane whether proposals can land
 * @param notes what a person should know, each one line
 */
public record Board(
    String trunk,
    Revision tip,
    State state,
    DeliveryFile file,
    Proposals proposals,
    List<BoardItem> items,
    List<BoardEnvironment> environments,
    DeployQueue queue,
    List<LogEntry> log,
    LaneState lane,
    List<String> notes) {
  public Board {
    items = List.copyOf(items);
    environments = List.copyOf(environments);
    log = List.copyOf(log);
    notes = List.copyOf(notes);
  }

  /** Where users are: {@code production}, else the last environment of the file. */
  public Optional<BoardEnvironment> production() {
    return environment(PRODUCTION)
        .or(
            () ->
                environments.stream()
                    .filter(each -> each.plan().isPresent())
                    .reduce((first, second) -> second));
  }

  /** How the environment is usually called that users are at. */
  static final String PRODUCTION = "production";

  public Optional<BoardEnvironment> environment(String name) {
    return environments.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  public Optional<BoardItem> item(String id) {
    return items.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** Whether another was read of the same ledger and the same trunk. */
  public boolean same(Board other) {
    return state == other.state && tip.equals(other.tip) && trunk.equals(other.trunk);
  }
}
