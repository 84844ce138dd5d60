package debwright.mirror;

/** Told how reading an archive goes on; by several threads. */
public interface MirrorProgress {
  /** How far a stage is. */
  void at(String stage, int done, int all);

  /** Something that a person should know. */
  void warn(String text);
}
