package debwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.delivery.Actor;
import debwright.delivery.Desk;
import debwright.delivery.Role;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Pages in a real browser, of a project in which every text is hostile. */
class PagesInBrowserTest {
  private static final List<String> PAGES =
      List.of(
          "/",
          "/revisions",
          "/proposals",
          "/proposals/13",
          "/proposals/16",
          "/backlog",
          "/backlog/electron-sandbox",
          "/deploys",
          "/stages",
          "/tests",
          "/trend",
          "/hints",
          "/comparison",
          "/audit",
          "/login",
          "/nowhere");

  @TempDir static Path folder;
  @TempDir static Path profile;
  private static World world;
  private static Served served;
  private static Browser browser;
  private static String questions;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start(profile);
    world = World.make(folder, 40, 12, HostileTextTest.HOSTILE).stopped("Trunk is broken");
    served = new Served(world);
    try (InputStream in = PagesInBrowserTest.class.getResourceAsStream("questions.js")) {
      questions = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
    if (served != null) {
      served.close();
      world.close();
    }
  }

  @BeforeEach
  void likeMostPeople() {
    browser.resize(1280, 900);
    browser.prefer("light");
    browser.open(served.uri("/hints"));
    browser.complaints();
  }

  private static void logIn() throws Exception {
    browser.open(served.uri("/login?back=%2Fproposals%2F13"));
    browser.type("#token", served.token(World.ANN, EnumSet.allOf(Role.class)));
    browser.send("main button");
  }

  private static void open(String path) {
    browser.open(served.uri(path));
  }

  @Test
  void everyPageIsInOrder() throws Exception {
    logIn();
    for (String path : PAGES) {
      open(path);
      assertThat(problems()).as(path).isEmpty();
      assertThat(browser.ask("return window.hacked")).as(path).isNull();
      List<String> complaints =
          browser.complaints().stream().filter(each -> !each.contains("404")).toList();
      assertThat(complaints).as(path).isEmpty();
    }
  }

  /** What somebody could not see, read, reach or hear. */
  private static List<?> problems() {
    return (List<?>)
        Optional.ofNullable(browser.ask(questions + "; return problems();")).orElseThrow();
  }

  @Test
  void isReadableInTheDarkAndOnAPhone() throws Exception {
    logIn();
    browser.resize(360, 780);
    browser.prefer("dark");
    for (String path : PAGES) {
      open(path);
      assertThat(problems()).as(path).isEmpty();
    }
  }

  @Test
  void theFirstStopOfTheKeyboardIsTheContent() {
    open("/");
    browser.press(Keys.TAB);
    assertThat(browser.ask("return document.activeElement.textContent"))
        .isEqualTo("Skip to content");
    browser.press(Keys.ENTER);
    browser.press(Keys.TAB);
    assertThat(
            browser.ask("return document.querySelector('main').contains(document.activeElement)"))
        .as("the next stop is in the content")
        .isEqualTo(true);
  }

  @Test
  void peopleWithoutJavaScriptDoTheSame() throws Exception {
    browser.script(false);
    try {
      logIn();
      assertThat(browser.address()).endsWith("/proposals/13");
      browser.type("#comment", "Looks right to me");
      browser.send("form[action$='/comment'] button");
      assertThat(browser.text(".timeline")).contains("Looks right to me");
    } finally {
      browser.script(true);
    }
  }

  @Test
  void aPageFollowsWhatHappensAndKeepsWhatIsTyped() throws Exception {
    logIn();
    open("/proposals/18");
    browser.type("#comment", "half a sent");
    WebContext context = WebContext.of(world.trunk());
    Desk desk = context.desk();
    desk.review(
        new Actor(World.BEN, EnumSet.allOf(Role.class)),
        "18",
        Optional.empty(),
        debwright.ledger.Vote.NEEDS_WORK,
        "Said by another process");
    served.server().changed();
    assertThat(browser.becomes("document.body.textContent.includes('Said by another process')"))
        .as("the page shows it by itself")
        .isTrue();
    assertThat(browser.ask("return document.activeElement.id")).isEqualTo("comment");
    browser.press("ence");
    assertThat(browser.ask("return document.activeElement.value")).isEqualTo("half a sentence");
    assertThat(browser.text("#live")).contains("changed");
    assertThat(browser.complaints()).isEmpty();
  }
}
