package debwright.debian;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.Relation.Bound;
import debwright.debian.Relation.Operator;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VersionTest {

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0-0, 0",
    "0:1.0, 1.0, 0",
    "1.0~rc1, 1.0, -1",
    "1.0, 1.0a, -1",
    "1.0a, 1.0+, -1",
    "1.09, 1.9, 0",
    "1.10, 1.9, 1",
    "1:0.1, 9.9, 1",
    "2.36-9+deb12u1, 2.36-9, 1",
    "1.0-1~bpo1, 1.0-1, -1",
    "1.2-3-4, 1.2-3-5, -1",
    "99999999999999999999, 100000000000000000000, -1",
  })
  void ordersAsDpkgDoes(String a, String b, int order) {
    assertThat(Integer.signum(new Version(a).compareTo(new Version(b)))).isEqualTo(order);
    assertThat(Integer.signum(new Version(b).compareTo(new Version(a)))).isEqualTo(-order);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, true",
    "1:2.0-3~x+y, true",
    "x1, false",
    "1 0, false",
    "a:1, false",
    "'', false",
    "1-, false"
  })
  void tellsValidFromInvalid(String text, boolean valid) {
    assertThat(new Version(text).valid()).isEqualTo(valid);
  }

  @Test
  void agreesWithDpkgOnRandomVersions() throws IOException, InterruptedException {
    Tools.need("dpkg");
    Random random = new Random(20261124);
    StringBuilder script = new StringBuilder();
    StringBuilder ours = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      String a = version(random);
      String b = version(random);
      Operator operator = List.of(Operator.values()).get(random.nextInt(5));
      script.append(
          "dpkg --compare-versions '%s' '%s' '%s' && echo 1 || echo 0\n"
              .formatted(a, operator.sign(), b));
      ours.append(new Bound(operator, new Version(b)).holds(new Version(a)) ? "1\n" : "0\n");
    }
    assertThat(Tools.sh(script.toString())).isEqualTo(ours.toString());
  }

  private static String version(Random random) {
    String letters = "0129a+~.";
    String tail =
        random
            .ints(random.nextInt(6), 0, letters.length())
            .mapToObj(i -> letters.substring(i, i + 1))
            .collect(Collectors.joining());
    return (random.nextInt(4) == 0 ? "1:" : "")
        + random.nextInt(3)
        + tail
        + (random.nextBoolean() ? "-1" : "");
  }
}
