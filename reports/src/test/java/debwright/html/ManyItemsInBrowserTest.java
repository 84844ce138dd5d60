package debwright.html;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.report.Judgements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page of a large corpus. */
class ManyItemsInBrowserTest extends PageInBrowser {
  /** So many that all at once would stall; -Dmany=10000 makes it more. */
  private static final int MANY = Integer.getInteger("many", 2_000);

  /** Ten times what it takes, since the machine may be busy. */
  private static final double STALL_MS = 1_000;

  private static Path page;

  @BeforeAll
  static void writeIt() throws IOException {
    page = folder.resolve("page.html");
    Files.writeString(page, HtmlReport.render(Judgements.compared(MANY)));
  }

  @Test
  void asksForNothingAndComplainsOfNothing() {
    browser.complaints();
    browser.requests();
    open(page);
    search("lost libc6");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).hasSize(1).allMatch(request -> request.contains("file:///"));
  }

  @Test
  void findsItemsWhileAPersonTypes() {
    open(page);
    search("app-00042");
    assertThat(names()).containsExactly("app-00042");
    assertThat(ask("status")).isEqualTo("1 of " + MANY + " items");
    assertThat(ask("more")).isEqualTo(false);
    search("no such item");
    assertThat(names()).isEmpty();
  }

  @Test
  void showsOnePartOfTheItems() {
    open(page);
    browser.focus("#explorer [data-part=fixed]");
    browser.press(Keys.SPACE);
    assertThat(ask("status")).isEqualTo(MANY / 100 + " of " + MANY + " items");
    search("app-00100");
    assertThat(names()).containsExactly("app-00100");
  }

  @Test
  void sortsByAColumnUpAndDown() {
    open(page);
    browser.focus("#explorer thead th:first-child button");
    browser.press(Keys.ENTER);
    assertThat(ask("sort")).isEqualTo("ascending");
    assertThat(names()).startsWith("app-00000", "app-00001").isSorted();
    browser.press(Keys.SPACE);
    assertThat(ask("sort")).isEqualTo("descending");
    assertThat(names()).startsWith(named(MANY - 1), named(MANY - 2));
  }

  private static String named(int item) {
    return String.format(Locale.ROOT, "app-%05d", item);
  }

  @Test
  void doesNotStallOnManyItems() {
    open(page);
    browser.focus("#explorer input");
    browser.ask("questions.watch()");
    for (String text : List.of("l", "libpart7-3", "\"lost libc6\"", "nothing", "app")) {
      search(text);
      assertThat(number("took")).as(text).isBetween(0.0, STALL_MS);
    }
    for (String column : List.of("1", "3", "5")) {
      browser.focus("#explorer thead th:nth-child(" + column + ") button");
      browser.press(Keys.ENTER);
    }
    assertThat(number("longest")).isLessThan(STALL_MS);
  }

  @Test
  void goesFromItemToItemByArrows() {
    open(page);
    browser.press("/");
    browser.replace("lost libc6");
    pause();
    browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
    assertThat(ask("focused")).isEqualTo("app-00057");
    assertThat(ask("opened")).asString().contains("lost libc6 (>= 2.34)", "Candidate", "Label");
    browser.press(Keys.ENTER);
    assertThat(ask("opened")).isEqualTo("");
    browser.press(Keys.ARROW_UP, Keys.ARROW_UP);
    assertThat(browser.ask("return document.activeElement.type")).isEqualTo("search");
  }

  @Test
  void arrowsGoOnBehindTheItemsThatAreShown() {
    open(page);
    browser.focus("#explorer tbody tr:last-child .open");
    browser.press(Keys.ARROW_DOWN);
    // Another hundred follows where the end of these comes into view.
    assertThat(names()).hasSizeGreaterThanOrEqualTo(200);
    assertThat(ask("focused")).isEqualTo(names().get(100));
  }
}
