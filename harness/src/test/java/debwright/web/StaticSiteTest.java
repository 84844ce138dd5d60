package debwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticSiteTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"");

  @Test
  void leadsFromFileToFile(@TempDir Path folder, @TempDir Path out) throws Exception {
    int pages;
    try (World world = World.make(folder, 60, 4, "")) {
      pages = StaticSite.write(WebContext.of(world.trunk()), out);
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(out)) {
      files = all.filter(f -> f.toString().endsWith(".html")).toList();
    }
    assertThat(Files.readString(out.resolve("backlog/electron-sandbox.html")))
        .as("what was forecast, and what came")
        .contains("92.3 %, wanted at least 90 %", "not judged yet");
    assertThat(files).hasSize(pages).hasSizeGreaterThan(60);
    List<String> broken = new ArrayList<>();
    for (Path file : files) {
      String text = Files.readString(file);
      assertThat(text).doesNotContain("<form").doesNotContain("<script").doesNotContain("Log in");
      Matcher link = LINK.matcher(text);
      while (link.find()) {
        String to = link.group(1).replaceFirst("#.*", "");
        if (!to.isEmpty() && !Files.isRegularFile(file.resolveSibling(to))) {
          broken.add(out.relativize(file) + ": " + to);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void isTheSameEachTime(@TempDir Path folder, @TempDir Path out) throws Exception {
    try (World world = World.make(folder, 8, 2, "")) {
      WebContext context = WebContext.of(world.trunk());
      StaticSite.write(context, out);
      String before = withoutTime(out.resolve("index.html"));
      StaticSite.write(context, out);
      assertThat(withoutTime(out.resolve("index.html"))).isEqualTo(before);
    }
  }

  @Test
  void asksForTheFirstDeployAndNotForMarks(@TempDir Path folder, @TempDir Path out)
      throws Exception {
    try (World world = World.make(folder, 4, 0, "")) {
      StaticSite.write(WebContext.of(world.trunk()), out);
    }
    assertThat(Files.readString(out.resolve("index.html")))
        .contains("Nothing is deployed to production yet")
        .contains("debwright deploy production REVISION --first")
        .doesNotContain("What blocks the rest");
    assertThat(Files.readString(out.resolve("revisions.html"))).contains("as the first deploy");
  }

  private static String withoutTime(Path file) throws Exception {
    return Files.readString(file).replaceAll("As of <time.*", "");
  }
}
