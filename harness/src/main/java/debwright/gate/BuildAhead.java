package debwright.gate;

import debwright.run.EngineException;
import debwright.trunk.EngineSource;
import debwright.trunk.TrunkException;
import java.io.IOException;

/**
 * Builds one engine while another is built: most builds leave a processor idle. Who needs the
 * engine asks for it all the same, waits for this build, and is told if it fails.
 */
final class BuildAhead {
  /** There is nothing to build. */
  static final BuildAhead NOTHING = new BuildAhead(new Thread(() -> {}, "build-ahead"));

  private final Thread thread;

  private BuildAhead(Thread thread) {
    this.thread = thread;
  }

  static BuildAhead of(EngineSource source, Engines engines) {
    Engines silent = new Engines(engines.cache(), GateProgress.SILENT);
    Thread thread = new Thread(() -> build(source, silent), "build-ahead");
    thread.setDaemon(true);
    thread.start();
    return new BuildAhead(thread);
  }

  private static void build(EngineSource source, Engines engines) {
    try {
      engines.provide(source);
    } catch (IOException | EngineException | TrunkException e) {
      // It fails again for whoever needs it, and is told there.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the build if it is not over. */
  void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
