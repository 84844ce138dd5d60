package debwright.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import debwright.access.Tokens;
import debwright.delivery.Desk;
import debwright.delivery.Proposal;
import debwright.delivery.ProposalState;
import debwright.delivery.Role;
import debwright.delivery.Works;
import debwright.landing.DeliveryWorld;
import debwright.launcher.Tools;
import debwright.ledger.Ledger;
import debwright.ledger.Vote;
import debwright.trunk.Trunk;
import debwright.web.WebContext;
import debwright.web.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real git over HTTP. */
class GitHostTest {
  @TempDir Path temp;

  private DeliveryWorld world;
  private WebServer server;
  private Path clone;
  private String ann;
  private String nobody;
  private final AtomicInteger looks = new AtomicInteger();

  /** What git said, and whether it did it. */
  private record Said(boolean done, String text) {}

  @BeforeEach
  void serve() throws Exception {
    Tools.require("git");
    world = DeliveryWorld.in(temp);
    Tokens tokens = Tokens.of(world.trunk, Clock.systemUTC());
    ann = tokens.add("Ann <ann@example.org>", EnumSet.of(Role.PROPOSE), Optional.empty()).secret();
    nobody =
        tokens.add("Nobody <n@example.org>", EnumSet.of(Role.REVIEW), Optional.empty()).secret();
    GitHost host =
        new GitHost(
            world.trunk,
            world.desk,
            Works.NONE,
            number -> "PAGE/" + number,
            new GitHost.Limits(1 << 20, 1 << 19));
    server =
        new WebServer(
            WebContext.of(world.trunk),
            "127.0.0.1",
            routes -> {
              new GitRoutes(host, tokens).on(routes);
              new UpstreamRoute(tokens, looks::incrementAndGet).on(routes);
            });
    server.start(0);
    clone = temp.resolve("work");
    assertThat(git(temp, "clone", "-q", address(""), clone.toString()).done()).isTrue();
  }

  @AfterEach
  void stop() {
    server.close();
    world.close();
  }

  private String address(String token) {
    String place = server.place() + "git/";
    return token.isEmpty() ? place : place.replace("://", "://ann:" + token + "@");
  }

  private static Said git(Path folder, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of("-c", "user.name=Ann", "-c", "user.email=ann@example.org"));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    Process git = builder.start();
    String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(git.waitFor() == 0, text);
  }

  private String commit(String file, String text) throws Exception {
    Files.writeString(clone.resolve(file), text);
    git(clone, "add", "-A");
    assertThat(git(clone, "commit", "-q", "-m", "Change " + file).done()).isTrue();
    return git(clone, "rev-parse", "HEAD").text().strip();
  }

  private Said push(String token, String spec, String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("push"));
    for (String option : options) {
      words.addAll(List.of("-o", option));
    }
    words.addAll(List.of(address(token), spec));
    return git(clone, words.toArray(String[]::new));
  }

  private Proposal only() throws Exception {
    assertThat(world.desk.proposals().all()).hasSize(1);
    return world.desk.proposals().all().iterator().next();
  }

  @Test
  void aPushProposesAndASecondOneMovesTheHead() throws Exception {
    String first = commit("a", "1\n");
    Said said = push(ann, "HEAD:refs/for/main", "title=Better", "message=Because");
    assertThat(said.text()).contains("proposal 1: Better").contains("PAGE/1");
    assertThat(said.done()).as(said.text()).isTrue();
    assertThat(only().head()).isEqualTo(first);
    assertThat(only().author()).isEqualTo("Ann <ann@example.org>");
    world.desk.review(DeliveryWorld.BOB, "1", Optional.of(first), Vote.APPROVE, "");
    String second = commit("a", "2\n");
    assertThat(push(ann, "HEAD:refs/for/main").text()).contains("proposal 1");
    assertThat(only().head()).isEqualTo(second);
    assertThat(only().state())
        .as("a moved head voids the approval")
        .isEqualTo(ProposalState.PROPOSED);
  }

  @Test
  void saysWhatIsWrongWithAPush() throws Exception {
    commit("a", "1\n");
    assertThat(push(ann, "HEAD:refs/for/main", "titel=x").text())
        .contains("no option 'titel=x' of a proposal");
    assertThat(push(ann, "HEAD:refs/for/main", "item=none").text())
        .contains("no backlog item 'none'");
    assertThat(push(ann, "HEAD:refs/for/master").text()).contains("proposals are for main");
    assertThat(push(ann, "HEAD~0:refs/for/main", "proposal=9").text()).contains("no proposal '9'");
    assertThat(world.desk.proposals().all()).isEmpty();
  }

  @Test
  void trunkAndTheLedgerAreNobodysToPush() throws Exception {
    String head = commit("a", "1\n");
    assertThat(push(ann, "HEAD:refs/heads/main").text()).contains("main moves by landing only");
    assertThat(push(ann, "HEAD:refs/debwright/ledger").text())
        .contains("nobody pushes refs/debwright/ledger");
    assertThat(push(ann, "HEAD:refs/debwright/heads/" + head).done()).isFalse();
    assertThat(push(ann, ":refs/heads/main").done()).as("deleting trunk").isFalse();
    assertThat(push(ann, "HEAD:refs/heads/wip").done()).as("a branch").isTrue();
    assertThat(world.tip().id()).isNotEqualTo(head);
  }

  @Test
  void theFirstPushBringsTrunk() throws Exception {
    Path bare = temp.resolve("empty.git");
    git(temp, "init", "-q", "--bare", "-b", "main", bare.toString());
    try (Trunk empty = Trunk.open(bare)) {
      Tokens tokens = Tokens.of(empty, Clock.systemUTC());
      String bob =
          tokens
              .add("Bob <b@example.org>", EnumSet.of(Role.PROPOSE, Role.LAND), Optional.empty())
              .secret();
      String eve =
          tokens.add("Eve <e@example.org>", EnumSet.of(Role.PROPOSE), Optional.empty()).secret();
      Desk desk = new Desk(empty, Ledger.of(empty));
      GitHost host = new GitHost(empty, desk, Works.NONE, number -> "PAGE/" + number);
      try (WebServer other =
          new WebServer(WebContext.of(empty), "127.0.0.1", new GitRoutes(host, tokens))) {
        other.start(0);
        String place = other.place().replace("://", "://x:%s@") + "git/";
        firstPush(place.formatted(eve), place.formatted(bob), empty);
      }
    }
  }

  private void firstPush(String eve, String bob, Trunk empty) throws Exception {
    String head = commit("a", "1\n");
    assertThat(git(clone, "push", eve, "HEAD:refs/heads/main").text())
        .contains("needs the role 'land'");
    assertThat(git(clone, "push", bob, "HEAD:refs/for/main").text())
        .contains("the repository is empty: its first push is to main")
        .contains("hint: git push REMOTE HEAD:refs/heads/main");
    git(clone, "checkout", "-q", "--orphan", "bare");
    git(clone, "rm", "-q", "--cached", "debwright.yaml");
    git(clone, "commit", "-q", "-m", "Nothing says how");
    assertThat(git(clone, "push", bob, "HEAD:refs/heads/main").text())
        .contains("has no debwright.yaml");
    git(clone, "checkout", "-q", "-f", "main");
    assertThat(catchThrowable(empty::head)).hasMessage("the repository has no revision yet");
    Said first = git(clone, "push", bob, "main");
    assertThat(first.done()).as(first.text()).isTrue();
    assertThat(empty.tip("main").id()).isEqualTo(head);
    commit("a", "2\n");
    assertThat(git(clone, "push", bob, "main").text()).contains("main moves by landing only");
    assertThat(git(clone, "push", eve, "HEAD:refs/for/main").text()).contains("proposal 1");
  }

  @Test
  void whoeverPushesGivesAToken() throws Exception {
    commit("a", "1\n");
    assertThat(push("", "HEAD:refs/for/main").done()).isFalse();
    assertThat(push("dw_wrong", "HEAD:refs/for/main").text()).contains("Authentication failed");
    assertThat(push(nobody, "HEAD:refs/for/main").text()).contains("needs the role 'propose'");
    assertThat(world.desk.proposals().all()).isEmpty();
  }

  @Test
  void saysHowLargeAFileMayBe() throws Exception {
    Files.write(clone.resolve("large"), noise((1 << 19) + 1));
    commit("a", "1\n");
    Said said = push(ann, "HEAD:refs/for/main");
    assertThat(said.text())
        .contains("remote unpack failed: error a file of more than 512 KiB: that is the limit")
        .contains("remote: hint: no commit that is pushed may have a file of more than 512 KiB");
    assertThat(said.done()).isFalse();
    assertThat(world.desk.proposals().all()).isEmpty();
  }

  @Test
  void saysHowLargeAPushMayBe() throws Exception {
    for (int i = 0; i < 6; i++) {
      Files.write(clone.resolve("part" + i), noise((1 << 19) - i));
    }
    commit("a", "1\n");
    Said said = push(ann, "HEAD:refs/for/main");
    assertThat(said.text())
        .contains("remote unpack failed: error more than 1 MiB in one push: that is the limit")
        .contains("remote: hint: push older commits first");
    assertThat(said.done()).isFalse();
    assertThat(world.desk.proposals().all()).isEmpty();
  }

  /** What does not get smaller. */
  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(bytes).nextBytes(noise);
    return noise;
  }

  @Test
  void theLedgerCanBeFetched() throws Exception {
    commit("a", "1\n");
    push(ann, "HEAD:refs/for/main");
    Said said = git(clone, "fetch", address(""), "refs/debwright/ledger:refs/debwright/ledger");
    assertThat(said.done()).as(said.text()).isTrue();
    Said log = git(clone, "log", "--format=%s", "refs/debwright/ledger");
    assertThat(log.text()).contains("proposal").contains("title=Change a");
  }

  @Test
  void anotherSitesPageCannotPush() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.place() + "git/git-receive-pack"))
            .header("Content-Type", "text/plain")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(("ann:" + ann).getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString("0000"))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(415);
  }

  @Test
  void looksUpstreamForWhoeverMayPropose() throws Exception {
    assertThat(upstreams("")).isEqualTo(403);
    assertThat(upstreams(nobody)).isEqualTo(403);
    assertThat(looks).hasValue(0);
    assertThat(upstreams(ann)).isEqualTo(202);
    assertThat(looks).hasValue(1);
  }

  private int upstreams(String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.place() + "hooks/upstreams"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
