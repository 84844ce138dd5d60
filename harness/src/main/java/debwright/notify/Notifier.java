package debwright.notify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells notices to channels.
 *
 * <pre>
 * List&lt;Subscription&gt; subscriptions = NotifySection.parse(text, "debwright.yaml");
 * try (Notifier notifier = Notifier.open(folder, subscriptions, log)) {
 *   notifier.tell(notice);
 * }
 * </pre>
 *
 * A notice is in the outbox before {@link #tell} returns, and leaves it when its channel has it: so
 * it is told at least once, even if the process is killed, and after it has been told, never again.
 * What a channel does not take is tried again after 1 s, 10 s, 1 min and then each 10 min, for a
 * day. Several processes may use one outbox at the same time.
 */
public final class Notifier implements AutoCloseable {
  private final List<Lane> lanes;

  private Notifier(List<Lane> lanes) {
    this.lanes = List.copyOf(lanes);
  }

  /**
   * Opens an outbox, and goes on with what waits in it.
   *
   * @param outbox a folder; is made if need be
   * @param log is told in a line each what could not be sent, on any thread
   * @throws IOException the outbox cannot be read or made
   */
  public static Notifier open(Path outbox, List<Subscription> subscriptions, Consumer<String> log)
      throws IOException {
    return open(outbox, subscriptions, log, Backoff.USUAL, Clock.systemUTC());
  }

  static Notifier open(
      Path outbox,
      List<Subscription> subscriptions,
      Consumer<String> log,
      Backoff backoff,
      Clock clock)
      throws IOException {
    List<Lane> lanes = new ArrayList<>();
    for (Subscription each : subscriptions) {
      String channel = each.channel().name();
      Outbox box = new Outbox(outbox.resolve(Outbox.folderOf(channel)), channel);
      lanes.add(new Lane(each, box, backoff, clock, log));
    }
    for (Lane lane : lanes) {
      lane.resume();
    }
    return new Notifier(lanes);
  }

  /**
   * Has a notice told to everybody who wants it, once: one of the same id is passed over. Returns
   * when it is on the disk, and waits for no channel.
   *
   * @throws IOException the outbox cannot be written
   */
  public void tell(Notice notice) throws IOException {
    for (Lane lane : lanes) {
      lane.tell(notice);
    }
  }

  /** How many notices wait, each counted once for each channel that it is for. */
  public int waiting() {
    return lanes.stream().mapToInt(Lane::waiting).sum();
  }

  /**
   * Waits until nothing waits any more; for a command that ends after it told something.
   *
   * @return false where the time was too short; the next process goes on
   */
  public boolean settle(Duration limit) throws InterruptedException {
    Instant until = Instant.now().plus(limit);
    boolean settled = true;
    for (Lane lane : lanes) {
      settled &= lane.settle(until);
    }
    return settled;
  }

  /** Ends in some seconds at most; what is not sent waits in the outbox. */
  @Override
  public void close() {
    lanes.forEach(Lane::close);
  }
}
