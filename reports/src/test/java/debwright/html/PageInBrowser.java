package debwright.html;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A page opened from disk in a real browser, and used by keyboard. */
abstract class PageInBrowser {
  @TempDir static Path folder;

  static Browser browser;
  private static String questions;

  @BeforeAll
  static void startABrowser() throws IOException {
    browser = Browser.start(folder.resolve("profile"));
    try (InputStream in = PageInBrowser.class.getResourceAsStream("questions.js")) {
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

  static void open(Path page) {
    browser.open(page);
    browser.ask(questions);
  }

  /** One of the questions in questions.js. */
  static Object ask(String question) {
    return requireNonNull(browser.ask("return questions." + question + "()"));
  }

  static double number(String question) {
    return ((Number) ask(question)).doubleValue();
  }

  @SuppressWarnings("unchecked") // an array of strings
  static List<String> names() {
    return (List<String>) ask("names");
  }

  static void search(String text) {
    browser.focus("#explorer input");
    browser.replace(text);
    pause();
  }

  /** The page waits for a pause in the typing. */
  static void pause() {
    browser.await("setTimeout(arguments[0], 150)");
  }
}
