package debwright.run;

import java.util.List;

/** Ends a process and what it started. */
public final class ProcessTree {
  private ProcessTree() {}

  /**
   * Ends them; what they wrote can still be read.
   *
   * <p>By its handle, since {@link Process#destroyForcibly} also closes the streams. The children
   * are listed first: once their parent is gone they are nobody's.
   */
  public static void kill(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.toHandle().destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
