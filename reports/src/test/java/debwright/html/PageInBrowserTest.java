package debwright.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import debwright.report.Judgements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a real browser makes it, its script included. */
class PageInBrowserTest {
  @TempDir Path temp;

  @Test
  void makesTheTableOfAllItemsAndRunsNothingElse() throws Exception {
    Optional<Path> chromium = chromium();
    if (!"1".equals(System.getenv("DEBWRIGHT_REQUIRE_TOOLS"))) {
      assumeTrue(chromium.isPresent(), "chromium is not installed");
    }
    assertThat(chromium).as("chromium on the PATH").isPresent();
    Path page =
        Files.writeString(temp.resolve("index.html"), HtmlReport.render(Judgements.compared()));
    String dom = dom(chromium.orElseThrow(), page);
    assertThat(dom).contains("6 items</p>").contains("aria-label=\"Search all items\"");
    assertThat(dom.split("aria-expanded=\"false\"", -1)).hasSize(1 + 6);
    assertThat(dom).contains("a/evil&lt;/script&gt;&lt;script&gt;alert(1)").doesNotContain("<img");
  }

  private String dom(Path chromium, Path page) throws IOException, InterruptedException {
    Path out = temp.resolve("dom.html");
    Process process =
        new ProcessBuilder(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + temp.resolve("profile"),
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("chromium ended").isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  private static Optional<Path> chromium() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(":", -1))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
