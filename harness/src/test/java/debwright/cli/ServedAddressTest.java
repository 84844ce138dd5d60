package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedAddressTest {
  private static ServedAddress at(String bound, String known) throws Exception {
    Optional<URI> url =
        known.isEmpty() ? Optional.empty() : Optional.of(ServedAddress.known(known));
    return new ServedAddress(InetAddress.getByName(bound), 8042, url);
  }

  @Test
  void linksLeadToWherePeopleKnowItToBe() throws Exception {
    assertThat(at("127.0.0.1", "").links()).hasToString("http://127.0.0.1:8042/");
    assertThat(at("::1", "").links()).hasToString("http://[0:0:0:0:0:0:0:1]:8042/");
    assertThat(at("127.0.0.1", "https://ship.example.org").links())
        .hasToString("https://ship.example.org/");
    assertThat(at("0.0.0.0", "http://ship:8055/").links()).hasToString("http://ship:8055/");
    assertThat(at("0.0.0.0", "").links().toString())
        .as("an address that others can ask for")
        .doesNotContain("0.0.0.0")
        .matches("http://[^/:]+:8042/");
  }

  @Test
  void warnsOfTokensInTheClear() throws Exception {
    assertThat(at("127.0.0.1", "").notes()).isEmpty();
    assertThat(at("127.0.0.1", "http://ship").notes()).isEmpty();
    assertThat(at("0.0.0.0", "https://ship").notes()).as("TLS is before it").isEmpty();
    assertThat(at("0.0.0.0", "http://ship").notes())
        .singleElement()
        .asString()
        .contains("without TLS", "tokens go in the clear");
    assertThat(at("0.0.0.0", "").notes()).hasSize(2).first().asString().contains("--url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ship.example.org",
        "ftp://ship",
        "https://",
        "https://me:pw@ship",
        "https://ship/x",
        "https://ship/?a",
        "https://ship/#a",
        "https://a b",
        "https://ship:x",
        "javascript:alert(1)"
      })
  void isNoAddress(String text) {
    assertThat(catchThrowable(() -> ServedAddress.known(text)))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "--url: expected http or https and a host, without a path, found '" + text + "'");
  }
}
