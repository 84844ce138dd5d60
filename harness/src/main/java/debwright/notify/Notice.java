package debwright.notify;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that happened and is to be told. Title and text may be anybody's: each channel makes
 * them harmless in its own way.
 *
 * @param kind such as {@code landed}
 * @param title in one line
 * @param text more of it, in lines, or empty
 * @param link where to read on
 * @param revision the commit that it is about, as whole id
 * @param id unique, and the same whenever the same is told: what has been told is not told again.
 *     Up to 100 letters, digits, dots, dashes and underscores
 */
public record Notice(
    String kind,
    String title,
    String text,
    Optional<URI> link,
    Optional<String> revision,
    String id) {
  /** The kinds that a project file can choose from. */
  public static final List<String> KINDS =
      List.of(
          "proposed",
          "approved",
          "needs-work",
          "landed",
          "deployed",
          "deploy-failed",
          "rolled-back",
          "lane-stopped",
          "completed");

  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public Notice {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("no kind of notice: '" + kind + "'");
    }
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("no id of a notice: '" + id + "'");
    }
    title = PlainText.whole(title);
    text = PlainText.whole(text);
  }

  /** Such as {@code [landed] Read the index only once (1a2b3c4d5e6f)}, in one harmless line. */
  String heading() {
    String about =
        revision
            .map(commit -> " (" + PlainText.cut(PlainText.oneLine(commit), 12) + ")")
            .orElse("");
    return "[" + kind + "] " + PlainText.cut(PlainText.oneLine(title), 300) + about;
  }
}
