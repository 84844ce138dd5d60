package debwright.source;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final Draw DRAW = new Draw("7", "amd64", 1000);

  @Test
  void drawsTheSameForTheSameSeedWhateverTheOrder() {
    List<Available> packages = new ArrayList<>(names(50));
    List<Available> order = DRAW.candidates(packages);
    Collections.reverse(packages);
    assertThat(DRAW.candidates(packages)).isEqualTo(order);
    assertThat(new Draw("8", "amd64", 1000).candidates(packages)).isNotEqualTo(order);
  }

  @Test
  void movesNoneWhenPackagesAreAdded() {
    List<Available> more = new ArrayList<>(DRAW.candidates(names(80)));
    List<Available> few = DRAW.candidates(names(50));
    more.retainAll(few);
    assertThat(more).isEqualTo(few);
  }

  @Test
  void ordersByTheDigestOfSeedAndName() {
    assertThat(Draw.EMBEDDED.rank("lame"))
        .isEqualTo("00e317d17c8f036691f85673ad28602b9fc252f5ab57075b3f3a1271bf9e5e15");
  }

  @Test
  void passesOverWhatIsTooBigForDebuggingOrElsewhere() {
    assertThat(
            DRAW.candidates(
                List.of(
                    available("big", "amd64", "utils", 1001),
                    available("a-dbg", "amd64", "utils", 1),
                    available("a-dbgsym", "amd64", "utils", 1),
                    available("symbols", "amd64", "contrib/debug", 1),
                    available("script", "all", "utils", 1),
                    available("app", "amd64", "utils", 1000))))
        .extracting(Available::name)
        .containsExactly("app");
  }

  private static List<Available> names(int count) {
    List<Available> packages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      packages.add(available("p" + i, "amd64", "utils", 1));
    }
    return packages;
  }

  private static Available available(String name, String architecture, String section, long size) {
    return new Available(
        name, new Version("1"), architecture, section, size, "0".repeat(64), "", "", "", "");
  }
}
