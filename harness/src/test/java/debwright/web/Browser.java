package debwright.web;

import static org.junit.jupiter.api.Assumptions.abort;

import debwright.launcher.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Wait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The system's Chromium, which nobody sees. */
public final class Browser implements AutoCloseable {
  private static final String[] FLAGS = {
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync"
  };
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;
  private final Wait<WebDriver> wait;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
    this.wait =
        new WebDriverWait(driver, Duration.ofSeconds(10))
            .ignoring(StaleElementReferenceException.class);
  }

  public static Browser start(Path profile) {
    SELENIUM.setLevel(Level.SEVERE);
    Tools.require("chromium", "chromedriver");
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
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return new Browser(new ChromeDriver(service, options));
  }

  private static Path program(String name) {
    return Tools.find(name).orElseGet(() -> abort("no program " + name));
  }

  public void open(Object address) {
    driver.get(address.toString());
  }

  public void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Pages see a person who likes it {@code dark} or {@code light}. */
  void prefer(String scheme) {
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  void script(boolean runs) {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !runs));
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  public void type(String selector, String text) {
    find(selector).sendKeys(text);
  }

  /**
   * Clicks what sends a form, and waits until the page that answers has taken the place of this
   * one: a click is over when the browser has it, which may be before it goes anywhere.
   */
  public void send(String button) {
    WebElement page = find("html");
    wait.until(
        there -> {
          find(button).click();
          return true;
        });
    wait.until(ExpectedConditions.stalenessOf(page));
    wait.until(there -> find("footer"));
  }

  /** What a person reads of an element, also where the page puts a new one in its place. */
  public String text(String selector) {
    return wait.until(there -> find(selector).getText());
  }

  private WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  public String address() {
    return String.valueOf(driver.getCurrentUrl());
  }

  /** The value of a JavaScript function's body; null where it returns none. */
  public @Nullable Object ask(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Waits until a condition in JavaScript holds, ten seconds at most. */
  boolean becomes(String condition) throws InterruptedException {
    return becomes(condition, Duration.ofSeconds(10));
  }

  /** Waits until a condition in JavaScript holds. */
  public boolean becomes(String condition, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!Boolean.TRUE.equals(ask("return !!(" + condition + ")"))) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(50);
    }
    return true;
  }

  /** What pages said on the console since the last call, complaints of the browser included. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  public void picture(Path file) throws Exception {
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
