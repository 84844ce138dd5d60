package debwright.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.delivery.Role;
import debwright.ledger.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
  private static final String ANN = "Ann Example <ann@example.org>";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;
  private Path file;
  private Tokens tokens;

  @BeforeEach
  void begin() {
    file = folder.resolve("debwright").resolve("tokens.json");
    tokens = at(NOW);
  }

  private Tokens at(Instant now) {
    return Tokens.at(file, Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void giveTheirPersonAndRoles() throws Exception {
    Tokens.Made made = tokens.add(ANN, Set.of(Role.REVIEW, Role.PROPOSE), Optional.empty());
    assertThat(made.secret()).startsWith("dw_").hasSizeGreaterThanOrEqualTo(46);
    Token found = tokens.find(made.secret()).orElseThrow();
    assertThat(found.actor().name()).isEqualTo(ANN);
    assertThat(found.actor().roles()).containsExactlyInAnyOrder(Role.PROPOSE, Role.REVIEW);
    assertThat(tokens.find(made.secret() + "x")).as("another token").isEmpty();
    assertThat(tokens.find("")).as("no token").isEmpty();
  }

  @Test
  void areKeptAsDigestsForTheirOwnerOnly() throws Exception {
    Tokens.Made made = tokens.add(ANN, Set.of(Role.LAND), Optional.empty());
    assertThat(file).content().doesNotContain(made.secret()).contains(made.token().digest());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void areSeenByAServerThatRunsAlready() throws Exception {
    assertThat(tokens.list()).isEmpty();
    Tokens other = at(NOW);
    Tokens.Made made = other.add(ANN, Set.of(Role.DEPLOY), Optional.empty());
    assertThat(tokens.find(made.secret())).as("made by another process").isPresent();
    other.remove(made.token().name());
    assertThat(tokens.find(made.secret())).as("removed by another process").isEmpty();
  }

  @Test
  void end() throws Exception {
    Tokens.Made made = tokens.add(ANN, Set.of(Role.DEPLOY), Optional.of(Duration.ofDays(2)));
    assertThat(at(NOW.plus(Duration.ofHours(47))).find(made.secret())).isPresent();
    assertThat(at(NOW.plus(Duration.ofDays(2))).find(made.secret())).isEmpty();
    assertThat(at(NOW.plus(Duration.ofDays(2))).list()).as("still listed").hasSize(1);
  }

  @Test
  void sayWhatIsWrong() throws Exception {
    assertThatThrownBy(() -> tokens.add("Ann", Set.of(Role.LAND), Optional.empty()))
        .hasMessage("expected NAME <ADDRESS>, found 'Ann'");
    assertThatThrownBy(() -> tokens.add("A\n<a@b>", Set.of(Role.LAND), Optional.empty()))
        .as("a line break would forge a commit's header")
        .isInstanceOf(AccessException.class);
    assertThatThrownBy(() -> tokens.add(Event.MACHINE, Set.of(Role.LAND), Optional.empty()))
        .hasMessageContaining("signs what Debwright itself does");
    assertThatThrownBy(() -> tokens.add(ANN, Set.of(), Optional.empty()))
        .hasMessage("a token without a role allows nothing");
    assertThatThrownBy(() -> Tokens.roles("propose,rule")).hasMessage("no role 'rule'");
    assertThatThrownBy(() -> tokens.remove("0123")).hasMessage("no token '0123'");
    Files.writeString(file, "{\"schema\":1,\"tokens\":[{\"sha256\":\"12\"}]}");
    assertThatThrownBy(tokens::list)
        .hasMessage(file + ": 'sha256': expected 64 hex digits, found '12'");
    Files.writeString(file, "{");
    assertThatThrownBy(tokens::list).hasMessageStartingWith(file + ": expected JSON");
  }
}
