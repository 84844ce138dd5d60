package debwright.notify;

import java.nio.file.Path;
import java.util.List;

/** Tells two notices in a process of its own, and then waits to be killed. */
final class Teller {
  private Teller() {}

  /**
   * Tells, and says so.
   *
   * @param args the outbox, the webhook's address
   */
  public static void main(String[] args) throws Exception {
    List<Subscription> subscriptions =
        NotifySection.parse("notify: [webhook: {url: '" + args[1] + "'}]", "here");
    Notifier notifier = Notifier.open(Path.of(args[0]), subscriptions, line -> {});
    notifier.tell(Notices.plain("landed", "1"));
    notifier.tell(Notices.plain("landed", "2"));
    System.out.println("told");
    Thread.sleep(60_000);
  }
}
