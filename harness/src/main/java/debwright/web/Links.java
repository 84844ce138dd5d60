package debwright.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Where a page's links lead: paths of a server, or files beside each other. */
sealed interface Links {
  /**
   * The link to a page.
   *
   * @param path from the root, such as {@code /proposals/7}
   */
  String to(String path);

  /** The link to a file that is not a page, such as {@code /static/site.css}. */
  String file(String path);

  /** A part of a path, whatever it holds. */
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Those of a server. */
  record Served() implements Links {
    @Override
    public String to(String path) {
      return path;
    }

    @Override
    public String file(String path) {
      return path;
    }
  }

  /**
   * Those of a file.
   *
   * @param from the path of the page that has them
   * @param noted told of each page that a link leads to
   */
  record Written(String from, Consumer<String> noted) implements Links {
    @Override
    public String to(String path) {
      noted.accept(path);
      return up() + place(path);
    }

    @Override
    public String file(String path) {
      return up() + path.substring(1);
    }

    private String up() {
      return "../".repeat((int) from.chars().filter(c -> c == '/').count() - 1);
    }

    /** The file of a page, from the root of them all. */
    static String place(String path) {
      int mark = path.indexOf('#');
      String page = mark < 0 ? path : path.substring(0, mark);
      String rest = mark < 0 ? "" : path.substring(mark);
      String name = page.substring(1).replace("?page=", "-page-");
      return (name.isEmpty() ? "index" : name) + ".html" + rest;
    }
  }
}
