package debwright.deploy;

import debwright.delivery.DeployReport;

/** Told how far a deploy is. */
public interface DeployProgress {
  /** Tells nobody. */
  DeployProgress SILENT = (environment, revision, stage) -> {};

  /**
   * A stage begins.
   *
   * @param environment where
   * @param revision that is brought there, 40 hex digits
   * @param stage {@code checkout}, {@code deploy}, {@code check} or {@code rollback}
   */
  void stage(String environment, String revision, String stage);

  /** One that was killed before was found, and this is what was done about it. */
  default void settled(DeployReport report) {}
}
