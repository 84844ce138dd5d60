package debwright.html;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A real Chromium that nobody sees. Browser and driver are those of the system, named by their
 * paths, so that nothing is looked for or fetched.
 */
final class Browser implements AutoCloseable {
  private static final String[] FLAGS = {
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync"
  };

  /** Says at each start that it knows no newer developer tools; none are used. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts one with a new profile in an empty folder; where there is none, the test is skipped. */
  static Browser start(Path profile) {
    SELENIUM.setLevel(Level.SEVERE);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium").toFile());
    options.addArguments(FLAGS);
    options.addArguments("--user-data-dir=" + profile);
    options.setCapability("goog:loggingPrefs", logs());
    return new Browser(new ChromeDriver(service, options));
  }

  private static LoggingPreferences logs() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    return logs;
  }

  private static Path program(String name) {
    String path = String.valueOf(System.getenv("PATH"));
    return Stream.of(path.split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> missing(name));
  }

  private static Path missing(String name) {
    String reason = "no program " + name + " on the path";
    if ("1".equals(System.getenv("DEBWRIGHT_REQUIRE_TOOLS"))) {
      return fail(reason);
    }
    return abort(reason);
  }

  void open(Path page) {
    driver.get(page.toUri().toString());
  }

  /** The size of what a person sees of a page, in its pixels. */
  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Pages see a person who likes it {@code dark} or {@code light}. */
  void prefer(String scheme) {
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /** Presses keys, as a person without a mouse does. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Goes to an element without a mouse. */
  void focus(String selector) {
    ask("document.querySelector(arguments[0]).focus()", selector);
  }

  /** Types into the focused field, in place of what it holds. */
  void replace(String text) {
    ask("document.activeElement.select()");
    press(text);
  }

  /** The value of a JavaScript function's body; null where it returns none. */
  @Nullable Object ask(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Runs a script and waits until it calls its last argument. */
  void await(String script, Object... arguments) {
    driver.executeAsyncScript(script, arguments);
  }

  /** What the page said on its console since the last call, complaints of the browser included. */
  List<String> complaints() {
    return messages(LogType.BROWSER);
  }

  /** What the page asked for since the last call: events of the network, as JSON. */
  List<String> requests() {
    return messages(LogType.PERFORMANCE).stream()
        .filter(event -> event.contains("\"Network.requestWillBeSent\""))
        .toList();
  }

  private List<String> messages(String log) {
    return driver.manage().logs().get(log).getAll().stream().map(LogEntry::getMessage).toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
