package debwright.deploy;

import debwright.delivery.DeliveryException;
import debwright.history.DeployQueue;
import debwright.ledger.Mark;
import debwright.text.Visible;
import debwright.trunk.Revision;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what keeps a revision from being deployed, and what is to be done about each.
 *
 * @param queue of the environment
 * @param revisions of trunk by id
 */
record Blockers(DeployQueue queue, Map<String, Revision> revisions) {
  private static final int MOST = 10;

  Blockers {
    revisions = Map.copyOf(revisions);
  }

  /**
   * The refusal.
   *
   * @param what cannot be done
   * @param ids of the blockers, oldest first
   * @param other what helps beside marks, if something does
   */
  DeliveryException refusal(String what, List<String> ids, Optional<String> other) {
    StringBuilder text = new StringBuilder(what).append(": ");
    text.append(ids.size() == 1 ? "1 revision blocks it" : ids.size() + " revisions block it");
    ids.stream().limit(MOST).forEach(id -> text.append("\n  ").append(line(id)));
    if (ids.size() > MOST) {
      text.append("\n  and %d more: debwright qa list".formatted(ids.size() - MOST));
    }
    return new DeliveryException(
        DeliveryException.Kind.REFUSED, text.toString(), other.orElseGet(() -> remedy(ids.get(0))));
  }

  private String line(String id) {
    DeployQueue.Entry entry = entry(id);
    String subject = Optional.ofNullable(revisions.get(id)).map(Revision::subject).orElse("");
    return "%s %s: %s"
        .formatted(
            Revision.shortId(id), entry.standing(), Visible.shortened(Visible.line(subject), 60));
  }

  private String remedy(String id) {
    DeployQueue.Entry entry = entry(id);
    String brief = Revision.shortId(id);
    if (entry.takenBack().isPresent()) {
      String back = Revision.shortId(entry.takenBack().get().revision());
      return "where %s is good after all: debwright qa mark %s --deployable -m TEXT; else land what mends it, then debwright qa mark THAT --deployable --covers %s -m TEXT"
          .formatted(back, back, back);
    }
    if (entry.mark() != Mark.BAD) {
      return "look at %s, then debwright qa mark %s --deployable -m TEXT, or --bad"
          .formatted(brief, brief);
    }
    return entry
        .coveredBy()
        .map(by -> "deploy it with %s, which makes it good".formatted(Revision.shortId(by)))
        .orElse(
            "land what makes %s good, then debwright qa mark THAT --deployable --covers %s -m TEXT"
                .formatted(brief, brief));
  }

  private DeployQueue.Entry entry(String id) {
    return queue
        .entry(id)
        .orElseThrow(() -> new IllegalArgumentException("not in the queue: " + id));
  }
}
