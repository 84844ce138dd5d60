package debwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short form of {@link Pace}, with limits that only a page that stalls is above. */
class LargeProjectTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  @Test
  void pagesOfManyRevisionsDoNotStall(@TempDir Path folder) throws Exception {
    try (World world = World.make(folder, 700, 100, "")) {
      Pace pace = new Pace(new Site(WebContext.of(world.trunk())));
      pace.once("");
      for (String page : List.of("", "revisions", "proposals", "stages", "trend", "audit?page=9")) {
        assertThat(Duration.ofMillis((long) pace.once(page))).as("/" + page).isLessThan(LIMIT);
      }
    }
  }
}
