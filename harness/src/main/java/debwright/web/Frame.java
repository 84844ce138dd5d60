package debwright.web;

import debwright.delivery.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What every page has.
 *
 * @param title of the page
 * @param path its own, such as {@code /proposals/7}
 * @param visitor who looks at it, or empty
 * @param now when it was made
 */
record Frame(String title, String path, Links links, Optional<Visitor> visitor, Instant now) {
  private static final List<Tab> TABS =
      List.of(
          new Tab("/", "Now"),
          new Tab("/proposals", "Proposals"),
          new Tab("/revisions", "Revisions"),
          new Tab("/deploys", "Deploys"),
          new Tab("/backlog", "Backlog"),
          new Tab("/stages", "Stages"),
          new Tab("/tests", "Tests"),
          new Tab("/trend", "Trend"),
          new Tab("/hints", "Hints"),
          new Tab("/comparison", "Reports"),
          new Tab("/audit", "Audit"));

  /** A page that all lead to. */
  record Tab(String path, String name) {}

  List<Tab> tabs() {
    return TABS;
  }

  /** Whether the page is that of a tab, or below it. */
  boolean at(Tab tab) {
    return path.equals(tab.path)
        || path.startsWith(tab.path + "/")
        || path.startsWith(tab.path + "?");
  }

  String to(String path) {
    return links.to(path);
  }

  String file(String path) {
    return links.file(path);
  }

  /** Whether pages are asked for, and not lying somewhere. */
  boolean live() {
    return links instanceof Links.Served;
  }

  boolean may(Role role) {
    return visitor.filter(each -> each.may(role)).isPresent();
  }

  String csrf() {
    return visitor.map(Visitor::csrf).orElse("");
  }

  String ago(Instant then) {
    return live() ? Show.ago(then, now) : Show.time(then);
  }
}
