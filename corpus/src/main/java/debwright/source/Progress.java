package debwright.source;

/** Hears how far a long job is. */
@FunctionalInterface
public interface Progress {

  /**
   * A part of the job is done.
   *
   * @param what a few words for a person, such as {@code fetching}
   * @param done parts so far, from 0
   * @param total parts in all
   */
  void at(String what, int done, int total);

  /** Hears nothing. */
  static Progress silent() {
    return (what, done, total) -> {};
  }
}
