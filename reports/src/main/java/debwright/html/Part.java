package debwright.html;

import debwright.comparison.Share;

/** The parts into which the page sorts all items; each item is in one. */
enum Part {
  REGRESSED(
      "regressed",
      "Regressed",
      "✗",
      "bad",
      "These stop the landing: fix them, or have them accepted with a reason."),
  FAILING("failing", "Failing", "✗", "bad", "Crashes, and items with a label that do not pass."),
  UNKNOWN(
      "unknown",
      "Unknown",
      "?",
      "odd",
      "No conclusive outcome: something other than the engine was in the way."),
  FIXED("fixed", "Fixed", "✓", "good", "Failed in the baseline, pass now."),
  CHANGED(
      "changed",
      "Changed",
      "~",
      "note",
      "Other differences, for better or worse. They do not stop the landing."),
  INEXACT("inexact", "Inexact", "≠", "note", "Pass, but the Depends are not what the label says."),
  SAME("same", "Same", "=", "calm", ""),
  EXACT("exact", "Exact", "=", "good", ""),
  UNLABELLED("unlabelled", "Unlabelled", "·", "calm", "");

  private final String word;
  private final String title;
  private final String glyph;
  private final String tone;
  private final String explanation;

  Part(String word, String title, String glyph, String tone, String explanation) {
    this.word = word;
    this.title = title;
    this.glyph = glyph;
    this.tone = tone;
    this.explanation = explanation;
  }

  static Part of(Share share) {
    return switch (share) {
      case REGRESSED -> REGRESSED;
      case UNKNOWN -> UNKNOWN;
      case FIXED -> FIXED;
      case CHANGED -> CHANGED;
      case SAME -> SAME;
    };
  }

  String word() {
    return word;
  }

  String title() {
    return title;
  }

  String glyph() {
    return glyph;
  }

  /** How it is coloured: {@code bad}, {@code odd}, {@code good}, {@code note}, {@code calm}. */
  String tone() {
    return tone;
  }

  String explanation() {
    return explanation;
  }
}
