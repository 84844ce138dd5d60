package debwright.works;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells when another process moves a ref of a repository: the system says so, nobody asks again and
 * again.
 */
public final class RefWatch implements AutoCloseable {
  /** Git writes a ref beside it first, and holds locks. */
  private static final String LOCK = ".lock";

  private final WatchService service;
  private final Thread thread;

  private RefWatch(WatchService service, Thread thread) {
    this.service = service;
    this.thread = thread;
  }

  /**
   * Watches until it is closed.
   *
   * @param gitFolder of the repository
   * @param moved told, by a thread of its own, that a ref may have moved
   */
  public static RefWatch of(Path gitFolder, Runnable moved) throws IOException {
    WatchService service = FileSystems.getDefault().newWatchService();
    register(service, gitFolder);
    for (String folder : List.of("refs", "refs/heads", "refs/debwright")) {
      Path place = gitFolder.resolve(folder);
      if (Files.isDirectory(place)) {
        registerAll(service, place);
      }
    }
    Thread thread = new Thread(() -> watch(service, moved), "refs");
    thread.setDaemon(true);
    thread.start();
    return new RefWatch(service, thread);
  }

  private static void registerAll(WatchService service, Path folder) throws IOException {
    register(service, folder);
    // Heads of proposals are many, and each is recorded in the ledger, too.
    if (folder.endsWith("refs/debwright/heads")) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path each : inside.filter(Files::isDirectory).toList()) {
        registerAll(service, each);
      }
    } catch (NoSuchFileException e) {
      return; // git removes folders that are empty
    }
  }

  private static void register(WatchService service, Path folder) throws IOException {
    folder.register(
        service,
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE);
  }

  private static void watch(WatchService service, Runnable moved) {
    try {
      while (true) {
        WatchKey key = service.take();
        boolean news =
            key.pollEvents().stream()
                .anyMatch(event -> event.context() == null || isRef(event.context().toString()));
        registerNew(service, (Path) key.watchable());
        key.reset();
        if (news) {
          moved.run();
        }
      }
    } catch (ClosedWatchServiceException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A branch called {@code a/b} comes with a folder of its own. */
  private static void registerNew(WatchService service, Path folder) {
    try {
      if (folder.toString().contains("refs") && Files.isDirectory(folder)) {
        registerAll(service, folder);
      }
    } catch (IOException e) {
      return; // gone again already
    }
  }

  private static boolean isRef(String name) {
    return !name.endsWith(LOCK) && !name.startsWith("tmp") && !name.equals("debwright");
  }

  @Override
  public void close() throws IOException {
    service.close();
    thread.interrupt();
  }
}
