package debwright.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a webhook understands. */
public enum WebhookFormat {
  /** {@code {"text": …}}, as Slack, Mattermost and Rocket.Chat read it. */
  SLACK {
    @Override
    ObjectNode payload(Notice notice) {
      return Json.object().put("text", escaped(PlainText.withoutMentions(plain(notice))));
    }
  },
  /** {@code {"text": …, "html": …}}, as matrix-hookshot reads it. */
  MATRIX {
    @Override
    ObjectNode payload(Notice notice) {
      String text = PlainText.withoutMentions(plain(notice));
      return Json.object().put("text", text).put("html", html(notice));
    }
  },
  /** All that a notice has, each text as it is. */
  JSON {
    @Override
    ObjectNode payload(Notice notice) {
      return Json.of(notice);
    }
  };

  /** In characters; Slack's own limit is ten times that, and nobody reads as much. */
  private static final int MOST_TEXT = 4000;

  abstract ObjectNode payload(Notice notice);

  /** As a project file names it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String plain(Notice notice) {
    List<String> lines = new ArrayList<>(List.of(notice.heading()));
    lines.addAll(text(notice));
    notice.link().ifPresent(link -> lines.add(link.toString()));
    return String.join("\n", lines);
  }

  private static List<String> text(Notice notice) {
    return PlainText.lines(PlainText.cut(notice.text(), MOST_TEXT));
  }

  private static String html(Notice notice) {
    String lines =
        text(notice).stream()
            .map(line -> "<br/>" + escaped(PlainText.withoutMentions(line)))
            .collect(Collectors.joining());
    String heading = escaped(PlainText.withoutMentions(notice.heading()));
    return "<b>" + heading + "</b>" + lines + notice.link().map(WebhookFormat::anchor).orElse("");
  }

  private static String anchor(URI link) {
    String text = escaped(link.toString());
    boolean web = "https".equals(link.getScheme()) || "http".equals(link.getScheme());
    return "<br/>" + (web ? "<a href=\"" + text + "\">" + text + "</a>" : text);
  }

  /** For Slack these three are all that begins a command; for HTML also the quotes. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
