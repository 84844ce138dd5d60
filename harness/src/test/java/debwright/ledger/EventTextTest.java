package debwright.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

class EventTextTest {
  private static final Event EVENT =
      Event.of(
          Instant.parse("2026-11-26T04:17:38.123456789Z"),
          "deploy",
          "A <a@example.org>",
          new TreeMap<>(Map.of("environment", "production", "note", "says \"id\":\"0\", so")));

  private static final String TEXT =
      """
      {"schema":1,"id":"%s","time":"2026-11-26T04:17:38.123456Z","kind":"deploy",\
      "author":"A <a@example.org>",\
      "fields":{"environment":"production","note":"says \\"id\\":\\"0\\", so"}}
      """
          .formatted(EVENT.id());

  @Test
  void isReadAsItWasWritten() throws Exception {
    assertThat(EventText.write(EVENT)).isEqualTo(TEXT);
    assertThat(EventText.read("here", TEXT)).isEqualTo(EVENT);
  }

  @Test
  void liesWhereItsTimeAndContentSay() {
    assertThat(EVENT.path())
        .isEqualTo(
            "2026-11/%s/20261126T041738.123456Z-%s.json"
                .formatted(EVENT.id().substring(0, 2), EVENT.id()));
  }

  @Test
  void aLaterVersionsEventIsReadWithWhatItHasMore() throws Exception {
    String body =
        "{\"schema\":2,\"time\":\"2027-01-01T00:00:00.000000Z\",\"kind\":\"audit\",\"author\":\"B\",\"fields\":{\"n\":[1,2]},\"more\":1}\n";
    String id = DigestUtils.sha256Hex(body).substring(0, 32);
    Event event =
        EventText.read("here", body.replace("\"time\"", "\"id\":\"" + id + "\",\"time\""));
    assertThat(event.fields()).containsEntry("n", "[1,2]");
    assertThat(Fact.of(event)).isEmpty();
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(problem("")).isEqualTo("here: expected a JSON object, found nothing");
    assertThat(problem("{\"schema\":1")).startsWith("here: expected JSON: ");
    assertThat(problem("[]")).isEqualTo("here: expected a JSON object, found []");
    assertThat(problem("{}")).startsWith("here: expected a schema of 1 or more");
    assertThat(problem("{\"schema\":1}")).isEqualTo("here: expected a string 'id', found none");
    assertThat(problem(TEXT.replace("production", "staging")))
        .matches("here: expected content of id [0-9a-f]{32}, found content of id [0-9a-f]{32}");
    assertThat(problem(TEXT + TEXT)).startsWith("here: expected JSON: ");
  }

  @Test
  void anyChangeOfItsTextIsFoundOut() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder(TEXT);
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
      if (random.nextInt(3) == 0) {
        text.setLength(random.nextInt(text.length()));
      }
      if (!text.toString().equals(TEXT)) {
        assertThat(problem(text.toString())).as(text.toString()).startsWith("here: ");
      }
    }
  }

  private static String problem(String text) {
    LedgerException problem =
        catchThrowableOfType(LedgerException.class, () -> EventText.read("here", text));
    assertThat(problem).as("what is wrong with " + text).isNotNull();
    return problem.explanation();
  }
}
