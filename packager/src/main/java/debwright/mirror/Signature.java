package debwright.mirror;

/**
 * What is known of the signature of a Release file.
 *
 * @param good whether it was checked and is good
 * @param words who signed it, or why it was not checked
 */
record Signature(boolean good, String words) {
  static Signature unchecked(String why) {
    return new Signature(false, why);
  }

  /** As an index keeps it. */
  String text() {
    return (good ? "good: " : "not checked: ") + words;
  }
}
