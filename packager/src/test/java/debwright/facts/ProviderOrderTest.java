package debwright.facts;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.facts.ProviderOrder.Choice;
import debwright.index.Confidence;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProviderOrderTest {
  private static List<String> order(String library, String... names) {
    return Arrays.stream(names)
        .map(name -> new Choice(name, Confidence.LIKELY, false))
        .sorted(ProviderOrder.of(library))
        .map(Choice::name)
        .toList();
  }

  @Test
  void theUsualNameOfASonameComesFirst() {
    assertThat(order("libavcodec.so.60", "libavcodec-extra60", "libavcodec60"))
        .containsExactly("libavcodec60", "libavcodec-extra60");
    assertThat(order("libasound.so.2", "a", "libasound2t64")).first().isEqualTo("libasound2t64");
    assertThat(order("libasound.so.2", "a", "libasound2-x")).first().isEqualTo("a");
  }

  @Test
  void makesThePackageNameThatPolicyMakes() {
    assertThat(ProviderOrder.usualName("libz.so.1")).isEqualTo("libz1");
    assertThat(ProviderOrder.usualName("libgio-2.0.so.0")).isEqualTo("libgio-2.0-0");
    assertThat(ProviderOrder.usualName("libXcomposite_x.so.1")).isEqualTo("libxcomposite-x1");
    assertThat(ProviderOrder.usualName("libnss3.so")).isEqualTo("libnss3");
    assertThat(ProviderOrder.usualName("libdb-5.3.so")).isEqualTo("libdb5.3");
    assertThat(ProviderOrder.usualName(".so")).isEmpty();
  }

  @Test
  void theHighestNumberOfAFamilyComesBeforeItsVariants() {
    assertThat(order("libc++.so.1", "libc++1-11", "libc++1-9", "libc++1-18", "libc++1-17t64"))
        .containsExactly("libc++1-18", "libc++1-17t64", "libc++1-11", "libc++1-9");
    assertThat(order("libcuda.so.1", "nv-535", "nv-550-server", "nv-550"))
        .containsExactly("nv-550", "nv-535", "nv-550-server");
  }

  @Test
  void theSurerAndTheSeenComeFirst() {
    List<Choice> choices =
        List.of(
            new Choice("b", Confidence.LIKELY, true),
            new Choice("c", Confidence.STRONG, false),
            new Choice("a", Confidence.LIKELY, false));
    assertThat(choices.stream().sorted(ProviderOrder.of("libx.so.1")).map(Choice::name))
        .containsExactly("c", "b", "a");
  }
}
