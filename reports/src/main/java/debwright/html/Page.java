package debwright.html;

import debwright.comparison.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The page's frame. Its content policy lets the browser run our script and style alone, by their
 * digests, and load nothing: should some text ever get past the escaping, it still could not act.
 */
final class Page {
  private static final String STYLE = resource("page.css");
  private static final String SCRIPT = resource("page.js");

  private final View view;

  Page(View view) {
    this.view = view;
  }

  String html() {
    Html body = Tag.of("body").holding(new Sections(view).html(), data(), script());
    Verdict verdict = view.judgement().verdict();
    return document(verdict.word() + " · " + verdict.totals().text() + " · Debwright", body);
  }

  /** A page without items to search, and without a script. */
  static String plain(String title, Html content) {
    return document(title, Tag.of("body").holding(content));
  }

  private static String document(String title, Html body) {
    return "<!DOCTYPE html>\n"
        + Tag.of("html").with("lang", "en").holding(head(title), body)
        + "\n";
  }

  private static Html head(String title) {
    return Tag.of("head")
        .holding(
            Tag.of("meta").with("charset", "utf-8").alone(),
            meta("viewport", "width=device-width, initial-scale=1"),
            Tag.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", policy())
                .alone(),
            meta("color-scheme", "light dark"),
            meta("referrer", "no-referrer"),
            Tag.of("title").text(title),
            new Html("<style>" + STYLE + "</style>"));
  }

  private static Html meta(String name, String content) {
    return Tag.of("meta").with("name", name).with("content", content).alone();
  }

  private static String policy() {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '%s'; script-src '%s'"
        .formatted(digest(STYLE), digest(SCRIPT));
  }

  private Html data() {
    return new Html(
        "<script type=\"application/json\" id=\"data\">" + ItemData.json(view) + "</script>");
  }

  private static Html script() {
    return new Html("<script>" + SCRIPT + "</script>");
  }

  private static String digest(String content) {
    return "sha256-" + Base64.getEncoder().encodeToString(DigestUtils.sha256(content));
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
