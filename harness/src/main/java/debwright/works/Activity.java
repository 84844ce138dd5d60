package debwright.works;

import debwright.delivery.Works.Running;
import java.util.List;

/** What is done right now; somebody is told whenever that is something else. */
final class Activity {
  private final Runnable changed;
  private List<Running> running = List.of();

  Activity(Runnable changed) {
    this.changed = changed;
  }

  void run(Running what) {
    set(List.of(what));
  }

  void rest() {
    set(List.of());
  }

  private void set(List<Running> what) {
    synchronized (this) {
      running = what;
    }
    changed.run();
  }

  synchronized List<Running> running() {
    return running;
  }
}
