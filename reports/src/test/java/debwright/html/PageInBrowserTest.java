package debwright.html;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.report.Judgements;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page as people have it: opened from disk in a real browser, and used by keyboard. */
class PageInBrowserTest {
  private static final int MANY = 10_000;

  /** Ten times what it takes, since the machine may be busy. */
  private static final double STALL_MS = 1_000;

  @TempDir static Path folder;

  private static Browser browser;
  private static Path small;
  private static Path big;
  private static String questions;

  @BeforeAll
  static void startABrowser() throws IOException {
    browser = Browser.start(folder.resolve("profile"));
    small = folder.resolve("small.html");
    big = folder.resolve("big.html");
    Files.writeString(small, HtmlReport.render(Judgements.compared()));
    Files.writeString(big, HtmlReport.render(Judgements.compared(MANY)));
    try (InputStream in = PageInBrowserTest.class.getResourceAsStream("questions.js")) {
      questions = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  static void endIt() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void likeMostPeople() {
    browser.resize(1280, 900);
    browser.prefer("light");
  }

  @Test
  void makesTheTableOfAllItemsAndRunsNothingElse() {
    open(small);
    assertThat(ask("status")).isEqualTo("6 items");
    assertThat(names()).hasSize(6).anyMatch(name -> name.startsWith("a/evil</script><script>"));
    assertThat(browser.ask("return document.querySelectorAll('img').length")).isEqualTo(0L);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void asksForNothingAndComplainsOfNothing(boolean many) {
    browser.complaints();
    browser.requests();
    open(many ? big : small);
    search("lost libc6");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).hasSize(1).allMatch(request -> request.contains("file:///"));
  }

  @Test
  void findsItemsWhileAPersonTypes() {
    open(big);
    search("app-00042");
    assertThat(names()).containsExactly("app-00042");
    assertThat(ask("status")).isEqualTo("1 of 10000 items");
    assertThat(ask("more")).isEqualTo(false);
    search("no such item");
    assertThat(names()).isEmpty();
  }

  @Test
  void showsOnePartOfTheItems() {
    open(big);
    browser.focus("#explorer [data-part=fixed]");
    browser.press(Keys.SPACE);
    assertThat(ask("status")).isEqualTo("100 of 10000 items");
    search("app-00100");
    assertThat(names()).containsExactly("app-00100");
  }

  @Test
  void sortsByAColumnUpAndDown() {
    open(big);
    browser.focus("#explorer thead th:first-child button");
    browser.press(Keys.ENTER);
    assertThat(ask("sort")).isEqualTo("ascending");
    assertThat(names()).startsWith("app-00000", "app-00001").isSorted();
    browser.press(Keys.SPACE);
    assertThat(ask("sort")).isEqualTo("descending");
    assertThat(names()).startsWith("app-09999", "app-09998");
  }

  @Test
  void doesNotStallOnManyItems() {
    open(big);
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
    open(big);
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
    open(big);
    browser.focus("#explorer tbody tr:last-child .open");
    browser.press(Keys.ARROW_DOWN);
    // Another hundred follows where the end of these comes into view.
    assertThat(names()).hasSizeGreaterThanOrEqualTo(200);
    assertThat(ask("focused")).isEqualTo(names().get(100));
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "1280, dark", "390, light"})
  void showsWhereTheKeyboardIs(int width, String scheme) {
    browser.resize(width, 900);
    browser.prefer(scheme);
    open(small);
    int stops = (int) number("stops");
    for (int stop = 0; stop < stops; stop++) {
      browser.press(Keys.TAB);
      assertThat(ask("hidden")).as("stop %d", stop).isEqualTo("");
    }
    assertThat(stops).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void isReadableByDayAndNight(String scheme) {
    browser.prefer(scheme);
    open(small);
    search("libc6");
    browser.press(Keys.ARROW_DOWN, Keys.ENTER);
    assertThat((List<?>) ask("faint")).isEmpty();
    assertThat((boolean) ask("dark")).isEqualTo(scheme.equals("dark"));
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 768, 960, 1000, 1280})
  void neverScrollsSideways(int width) {
    browser.resize(width, 800);
    open(small);
    browser.focus("#explorer input");
    browser.press(Keys.ARROW_DOWN, Keys.ENTER, Keys.ARROW_DOWN, Keys.ENTER);
    assertThat((List<?>) ask("wide")).isEmpty();
  }

  private static void open(Path page) {
    browser.open(page);
    browser.ask(questions);
  }

  /** One of the questions in questions.js. */
  private static Object ask(String question) {
    return requireNonNull(browser.ask("return questions." + question + "()"));
  }

  private static double number(String question) {
    return ((Number) ask(question)).doubleValue();
  }

  @SuppressWarnings("unchecked") // an array of strings
  private static List<String> names() {
    return (List<String>) ask("names");
  }

  private static void search(String text) {
    browser.focus("#explorer input");
    browser.replace(text);
    pause();
  }

  /** The page waits for a pause in the typing. */
  private static void pause() {
    browser.await("setTimeout(arguments[0], 150)");
  }
}
