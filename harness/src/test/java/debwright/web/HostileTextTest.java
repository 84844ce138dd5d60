package debwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever can push a branch chooses texts that stand on pages. */
class HostileTextTest {
  static final String HOSTILE =
      "</title><script>window.hacked=1</script><img src=x onerror=hacked=1>\"'` ${7*7}"
          + "\u202E\u0007\u001b[31m ";

  @Test
  void isShownAndDoesNothing(@TempDir Path folder, @TempDir Path out) throws Exception {
    List<String> pages = new ArrayList<>();
    try (World world = World.make(folder, 20, 9, HOSTILE).stopped(HOSTILE)) {
      WebContext context = WebContext.of(world.trunk());
      StaticSite.write(context, out);
      Site site = new Site(context);
      Site.Wish wish =
          new Site.Wish(
              List.of(HOSTILE),
              1,
              new Links.Served(),
              Optional.of(new Visitor(debwright.delivery.Actor.machine(), HOSTILE)));
      Frame frame = site.frame(wish, HOSTILE);
      pages.add(Renderer.html(new Pages.Problem(frame, 404, HOSTILE, HOSTILE)));
      pages.add(Renderer.html(new Pages.Login(frame, HOSTILE, HOSTILE)));
      HintRow hint = new HintRow(HOSTILE, HOSTILE, HOSTILE, List.of(HOSTILE));
      pages.add(
          Renderer.html(new Pages.Hints(frame, new HintSheet(List.of(hint), List.of(HOSTILE)))));
    }
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        pages.add(Files.readString(file));
      }
    }
    assertThat(pages).hasSizeGreaterThan(40);
    for (String page : pages) {
      assertThat(page)
          .doesNotContain("<script>")
          .doesNotContain("<img")
          .doesNotContain("\u202E")
          .doesNotContain("\u001b")
          .doesNotContain("\u0007")
          .doesNotContain(" 49");
    }
    assertThat(pages)
        .as("it stands there for people to read")
        .anyMatch(page -> page.contains("&lt;script&gt;window.hacked=1&lt;/script&gt;"));
  }

  @Test
  void noLineOfATerminalIsTurned(@TempDir Path folder) throws Exception {
    try (World world = World.make(folder, 12, 5, HOSTILE).stopped(HOSTILE)) {
      String text = new Site(WebContext.of(world.trunk())).status().text();
      assertThat(text).contains("window.hacked").doesNotContain("\u202E").doesNotContain("\u001b");
    }
  }
}
