package debwright.html;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.report.Judgements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page as people have it. */
class PageInBrowserTest extends PageInBrowser {
  private static Path page;

  @BeforeAll
  static void writeIt() throws IOException {
    page = folder.resolve("page.html");
    Files.writeString(page, HtmlReport.render(Judgements.full()));
  }

  @Test
  void makesTheTableOfAllItemsAndRunsNothingElse() {
    open(page);
    assertThat(ask("status")).isEqualTo("6 items");
    assertThat(names()).hasSize(6).anyMatch(name -> name.startsWith("a/evil</script><script>"));
    assertThat(browser.ask("return document.querySelectorAll('img').length")).isEqualTo(0L);
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

  @ParameterizedTest
  @CsvSource({"1280, light", "1280, dark", "390, light"})
  void showsWhereTheKeyboardIs(int width, String scheme) {
    browser.resize(width, 900);
    browser.prefer(scheme);
    open(page);
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
    open(page);
    search("libc6");
    browser.press(Keys.ARROW_DOWN, Keys.ENTER);
    assertThat((List<?>) ask("faint")).isEmpty();
    assertThat((boolean) ask("dark")).isEqualTo(scheme.equals("dark"));
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 768, 960, 1000, 1280})
  void neverScrollsSideways(int width) {
    browser.resize(width, 800);
    open(page);
    browser.focus("#explorer input");
    browser.press(Keys.ARROW_DOWN, Keys.ENTER, Keys.ARROW_DOWN, Keys.ENTER);
    assertThat((List<?>) ask("wide")).isEmpty();
  }
}
