package debwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import debwright.delivery.Role;
import debwright.job.Logs;
import debwright.ledger.Ledger;
import debwright.ledger.State;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real HTTP over the loopback. */
class WebServerTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static World world;
  private static Served served;

  @BeforeAll
  static void serve() throws Exception {
    world = World.make(folder, 70, 12, "");
    served =
        new Served(
            world,
            routes -> {
              Mount.look(routes, "/git/<path>", request -> request.result("git " + request.path()));
              routes.post("/hooks/{name}", request -> request.result(request.body()));
            },
            List.of(new HintRow("Read AppImage 3", "14 apps are of it", "14 apps", List.of("a"))));
  }

  @AfterAll
  static void end() {
    if (served != null) {
      served.close();
      world.close();
    }
  }

  private static String all() throws Exception {
    return served.token(World.ANN, EnumSet.allOf(Role.class));
  }

  @Test
  void everyLinkLeadsSomewhere() throws Exception {
    String cookie = served.logIn(all());
    Set<String> seen = new HashSet<>(Set.of("/"));
    Deque<String> todo = new ArrayDeque<>(seen);
    List<String> broken = new ArrayList<>();
    int revisions = 0;
    while (!todo.isEmpty()) {
      String path = todo.pop();
      revisions += path.startsWith("/revisions/") ? 1 : 0;
      if (path.startsWith("/logs/") || (path.startsWith("/revisions/") && revisions > 12)) {
        continue;
      }
      HttpResponse<String> page = served.get(path, "Cookie", cookie);
      if (page.statusCode() != 200) {
        broken.add(page.statusCode() + " " + path);
      }
      Matcher link = LINK.matcher(page.body());
      while (link.find()) {
        String found = link.group(1).replace("&amp;", "&");
        if (seen.add(found)) {
          todo.push(found);
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(seen).contains("/stages", "/backlog/electron-sandbox", "/revisions?page=2");
  }

  @Test
  void theFirstPageAnswersWhetherItIsDeployable() throws Exception {
    String page = served.get("/").body();
    assertThat(page)
        .contains("Deployable in part", "are to be checked", "1 is bad", "Running now")
        .contains("waits for review")
        .contains("over 5 min");
    assertThat(page).doesNotContain("null").doesNotContain("Optional");
  }

  @Test
  void whoAsksForTheHeadingAloneHearsTheSame() throws Exception {
    for (String path :
        List.of(
            "/",
            "/proposals/999",
            "/proposals/1",
            "/nope",
            "/logs/abc",
            "/api/",
            "/api/status",
            "/api/proposals/999",
            "/static/site.css")) {
      HttpResponse<String> head = head(path);
      assertThat(head.statusCode()).as("HEAD " + path).isEqualTo(served.get(path).statusCode());
      assertThat(head.body()).as("HEAD " + path).isEmpty();
    }
    assertThat(head("/events").headers().firstValue("Content-Type").orElse(""))
        .as("a heading of events keeps nobody waiting")
        .startsWith("text/event-stream");
  }

  private static HttpResponse<String> head(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(served.uri(path))
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    return served.client().send(request, BodyHandlers.ofString());
  }

  @Test
  void saysWhatAPathTakes() throws Exception {
    HttpResponse<String> answer = served.post("/api/status", "{}");
    assertThat(answer.statusCode()).as("a POST of the API needs a token first").isEqualTo(401);
    HttpResponse<String> put = put("/api/status");
    assertThat(put.statusCode()).isEqualTo(405);
    assertThat(put.body())
        .contains("PUT is nothing to ask of /api/status")
        .contains("it takes ")
        .contains("GET");
  }

  @Test
  void wordsAreForPeople() throws Exception {
    HttpResponse<String> answer =
        served.post("/api/proposals/18/review", "{\"vote\":", "Authorization", "Bearer " + all());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).path("error").asText())
        .startsWith("the request's body: expected JSON: line 1, column ")
        .doesNotContain("Source", "StreamReadFeature");
    assertThat(Show.sentence("git log --oneline lists the revisions"))
        .isEqualTo("git log --oneline lists the revisions.");
    assertThat(Show.sentence("log in first")).isEqualTo("Log in first.");
  }

  private static HttpResponse<String> put(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(served.uri(path))
            .PUT(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return served.client().send(request, BodyHandlers.ofString());
  }

  @Test
  void theSameIsToldAsJson() throws Exception {
    JsonNode status = JSON.readTree(served.get("/api/status").body());
    assertThat(status.path("schema").asInt()).isEqualTo(1);
    assertThat(status.path("environments").findValuesAsText("name"))
        .containsExactly("staging", "production");
    assertThat(status.path("environments").get(1).path("blockers")).isNotEmpty();
    assertThat(status.path("landings").get(0).path("stages").path("tests").asLong()).isPositive();
    assertThat(status.path("open")).hasSizeGreaterThanOrEqualTo(5);
    assertThat(status.path("lane").path("running").get(0).path("stage").asText())
        .isEqualTo("tests");
  }

  @Test
  void tellsBrowsersToTrustNothing() throws Exception {
    HttpResponse<String> page = served.get("/proposals");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().map()).containsKeys("x-content-type-options", "x-frame-options");
    assertThat(page.headers().firstValue("Server")).isEmpty();
    assertThat(page.body()).doesNotContain("<script>").doesNotContain("style=\"");
  }

  @Test
  void isNobodyUnderTheNameOfAnotherSite() throws Exception {
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421");
    assertThat(raw("GET /git/x HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .as("nor is what is mounted")
        .startsWith("HTTP/1.1 421");
    for (String own : List.of("localhost:1", "delivery.example.org", "Delivery.Example.org:443")) {
      assertThat(raw("GET / HTTP/1.1\r\nHost: " + own + "\r\nConnection: close\r\n\r\n"))
          .as(own)
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void saysThatALogIsNoLongerKept() throws Exception {
    HttpResponse<String> gone = served.get("/logs/attempt-1.log");
    assertThat(gone.statusCode()).as("the ledger names it").isEqualTo(410);
    assertThat(gone.body()).contains("log is not kept here any more", "--keep-days");
    assertThat(served.get("/logs/other.log").statusCode()).as("nothing names it").isEqualTo(404);
    List<String> pages = new ArrayList<>();
    for (int number = 1; number < 20; number++) {
      pages.add(served.get("/proposals/" + number).body());
    }
    assertThat(pages).anyMatch(page -> page.contains("The whole log is no longer kept."));
    assertThat(pages).as("links to it").noneMatch(page -> page.contains("/logs/attempt-1.log"));
  }

  @Test
  void doesNotLeaveItsFolders() throws Exception {
    String revision = world.revisions().get(3);
    Path reports = folder.resolve("debwright/reports").resolve(revision);
    Files.createDirectories(reports.resolve("logs"));
    Files.writeString(reports.resolve("index.html"), "<p>report");
    Files.writeString(reports.resolve("logs/a.txt"), "a");
    Files.writeString(folder.resolve("said"), "log \u001b[31m");
    String log = Logs.of(folder).keep(folder.resolve("said"));
    Files.createSymbolicLink(reports.resolve("link.txt"), folder.resolve("config"));
    String base = "/comparison/" + revision;
    HttpResponse<String> report = served.get(base + "/index.html");
    assertThat(report.body()).isEqualTo("<p>report");
    assertThat(report.headers().firstValue("Content-Security-Policy").orElse(""))
        .as("a report is nobody's page")
        .startsWith("sandbox");
    assertThat(served.get(base + "/logs/a.txt").body()).isEqualTo("a");
    assertThat(served.get("/logs/" + log).body()).startsWith("log");
    assertThat(served.get("/comparison").body()).contains(base + "/index.html");
    for (String path :
        List.of(
            base + "/link.txt",
            base + "/../../../config",
            base + "/..%2f..%2f..%2fconfig",
            base + "/%2e%2e/%2e%2e/%2e%2e/config",
            base + "/logs",
            "/comparison/..%2f..%2fconfig",
            "/logs/..%2fconfig",
            "/logs/%2e%2e",
            "/static/..%2f..%2fconfig",
            "/static/WebServer.class")) {
      String answer =
          raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(path).matches("(?s)HTTP/1.1 4\\d\\d.*").doesNotContain("[core]");
    }
  }

  @Test
  void looksAreFreeAndDeedsAreNot() throws Exception {
    String reviewer = served.token(World.BEN, Set.of(Role.REVIEW));
    String path = "/api/proposals/18/review";
    String vote = "{\"vote\":\"approve\"}";
    assertThat(served.post(path, vote).statusCode()).as("no token").isEqualTo(401);
    assertThat(served.post(path, vote, "Authorization", "Bearer x").statusCode()).isEqualTo(401);
    HttpResponse<String> own =
        served.post(
            path, vote, "Authorization", "Bearer " + served.token(World.BEN, Set.of(Role.LAND)));
    assertThat(own.statusCode()).as("another role").isEqualTo(403);
    assertThat(JSON.readTree(own.body()).path("error").asText()).contains("may not review");
    assertThat(served.post(path, "{", "Authorization", "Bearer " + reviewer).statusCode())
        .isEqualTo(400);
    assertThat(
            served.post(path, "{\"vote\":\"yes\"}", "Authorization", "Bearer " + reviewer).body())
        .contains("expected one of [approve, needs-work], found 'yes'");
    assertThat(
            served
                .post("/api/proposals/99/review", vote, "Authorization", "Bearer " + reviewer)
                .statusCode())
        .isEqualTo(404);
    assertThat(
            served.post("/api/nothing", "{}", "Authorization", "Bearer " + reviewer).statusCode())
        .isEqualTo(404);
    assertThat(
            served
                .post(path, " ".repeat(1_100_000), "Authorization", "Bearer " + reviewer)
                .statusCode())
        .isEqualTo(413);
    HttpResponse<String> landed =
        served.post("/api/proposals/1/review", vote, "Authorization", "Bearer " + reviewer);
    assertThat(landed.statusCode()).as("it landed already").isEqualTo(409);
  }

  @Test
  void programsDoWhatPeopleDo() throws Exception {
    String token = "Bearer " + all();
    JsonNode reviewed =
        JSON.readTree(
            served
                .post(
                    "/api/proposals/15/review",
                    "{\"vote\":\"needs-work\",\"message\":\"no\"}",
                    "Authorization",
                    token)
                .body());
    assertThat(reviewed.path("state").asText()).isEqualTo("needs-work");
    String revision = world.revisions().get(69);
    assertThat(
            served
                .post(
                    "/api/revisions/" + revision + "/mark",
                    "{\"mark\":\"needs-check\"}",
                    "Authorization",
                    token)
                .body())
        .contains("needs-check");
    served.post("/api/proposals/13/land", "", "Authorization", token);
    served.post("/api/environments/production/deploy", "{}", "Authorization", token);
    served.post("/api/environments/staging/rollback", "{}", "Authorization", token);
    assertThat(served.asked).contains("land 13", "deploy production newest", "roll back staging");
    HttpResponse<String> moon =
        served.post("/api/environments/moon/deploy", "{}", "Authorization", token);
    assertThat(moon.statusCode()).isEqualTo(404);
    assertThat(moon.body()).contains("there are: staging, production");
    String reviewer = "Bearer " + served.token(World.BEN, Set.of(Role.REVIEW));
    String why = "{\"message\":\"the disk was full\"}";
    assertThat(served.post("/api/lane/clear", why, "Authorization", reviewer).statusCode())
        .as("who may not land")
        .isEqualTo(403);
    assertThat(served.post("/api/lane/clear", why, "Authorization", token).statusCode())
        .isEqualTo(200);
    HttpResponse<String> proposed =
        served.post(
            "/api/proposals",
            "{\"head\":\"refs/debwright/kept/73\",\"title\":\"Again\"}",
            "Authorization",
            token);
    assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(200);
    assertThat(JSON.readTree(proposed.body()).path("title").asText()).isEqualTo("Again");
  }

  @Test
  void takesJudgementsOfWhatIsDeployed() throws Exception {
    String deployed = deployed();
    HttpResponse<String> done = complete(all(), deployed, "true");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(JSON.readTree(done.body()).path("done").asBoolean()).isTrue();
    assertThat(served.get("/backlog/electron-sandbox").body()).contains("met: seen by Ann");
    HttpResponse<String> other = complete(all(), world.revisions().get(0), "true");
    assertThat(other.statusCode()).as("something else is deployed").isEqualTo(409);
    assertThat(JSON.readTree(other.body()).path("error").asText())
        .contains(
            "electron-sandbox was judged with", "production runs " + deployed.substring(0, 10));
    assertThat(complete(all(), deployed, "perhaps").statusCode()).isEqualTo(400);
    String proposer = served.token(World.ANN, Set.of(Role.PROPOSE));
    assertThat(complete(proposer, deployed, "true").statusCode()).isEqualTo(403);
  }

  @Test
  void showsForecastsBesideOutcomes() throws Exception {
    String page = served.get("/backlog/electron-sandbox").body();
    String judged = world.revisions().get(67);
    assertThat(page)
        .contains("Forecast at landing", "Outcome", "Deployed revision")
        .containsPattern("met</span>\\s+92.3 %, wanted at least 90 %</td>")
        .containsPattern("missed</span>\\s+84.0 %, wanted at least 90 %")
        .contains("/revisions/" + judged, "none was made")
        .contains("<li>rejected by Ben: two users saw no window</li>");
    assertThat(page).doesNotContain("<li>missed: More Electron apps");
  }

  private static String deployed() throws Exception {
    State state = Ledger.of(world.trunk()).state();
    return state.deployed("production").orElseThrow().fact().revision();
  }

  private static HttpResponse<String> complete(String token, String revision, String done)
      throws Exception {
    return served.post(
        "/api/items/electron-sandbox/completion",
        JSON.createObjectNode()
            .put("environment", "production")
            .put("revision", revision)
            .put("done", done)
            .put("text", "met: seen by Ann")
            .toString(),
        "Authorization",
        "Bearer " + token);
  }

  @Test
  void formsAreTakenFromTheirOwnPagesOnly() throws Exception {
    String cookie = served.logIn(served.token(World.ANN, Set.of(Role.PROPOSE)));
    String csrf = served.csrf("/proposals/14", cookie);
    assertThat(csrf).hasSizeGreaterThan(40);
    Map<String, String> comment = Map.of("message", "Hello there", "csrf", csrf, "back", "//evil");
    String path = "/proposals/14/comment";
    assertThat(served.form(path, comment, "a=b").statusCode()).as("no session").isEqualTo(403);
    assertThat(served.form(path, Map.of("message", "x"), cookie).statusCode())
        .as("no secret of the page")
        .isEqualTo(403);
    assertThat(served.form(path, Map.of("message", "x", "csrf", "y"), cookie).statusCode())
        .isEqualTo(403);
    HttpResponse<String> other =
        served.post(
            path, Served.encoded(comment), "Cookie", cookie, "Origin", "http://evil.example");
    assertThat(other.statusCode()).as("from another site").isEqualTo(403);
    for (String near : List.of("https://delivery.example.org:444", "http://delivery.example.org")) {
      HttpResponse<String> refused =
          served.post(path, Served.encoded(comment), "Cookie", cookie, "Origin", near);
      assertThat(refused.statusCode()).as("from " + near).isEqualTo(403);
    }
    String own = "https://delivery.example.org";
    HttpResponse<String> done =
        served.post(path, Served.encoded(comment), "Cookie", cookie, "Origin", own);
    assertThat(done.statusCode())
        .as("through a proxy that keeps the name to itself")
        .isEqualTo(303);
    assertThat(done.headers().firstValue("Location").orElse(""))
        .as("nobody is sent to another site")
        .doesNotContain("evil");
    assertThat(served.get("/proposals/14").body()).contains("Hello there");
    assertThat(served.form("/logout", Map.of("csrf", csrf), cookie).statusCode()).isEqualTo(303);
    assertThat(served.form(path, comment, cookie).statusCode()).as("logged out").isEqualTo(403);
  }

  @Test
  void aSessionsCookieIsForThisServerOnly() throws Exception {
    HttpResponse<String> wrong = served.form("/login", Map.of("token", "dw_no"), "a=b");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(wrong.body()).contains("not known").doesNotContain("dw_no");
    HttpResponse<String> right = served.form("/login", Map.of("token", all()), "a=b");
    assertThat(right.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Strict", "Path=/");
  }

  @Test
  void endsSessionsOfATokenThatIsRemoved() throws Exception {
    String token = all();
    String cookie = served.logIn(token);
    assertThat(served.get("/", "Cookie", cookie).body()).contains("Log out");
    WebContext context = WebContext.of(world.trunk());
    context.tokens().remove(context.tokens().find(token).orElseThrow().name());
    assertThat(served.get("/", "Cookie", cookie).body()).contains("Log in");
  }

  @Test
  void tellsListenersThatSomethingChanged() throws Exception {
    HttpRequest listen = HttpRequest.newBuilder(served.uri("/events")).build();
    HttpResponse<InputStream> answer = served.client().send(listen, BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).startsWith("retry:");
      served.server().changed();
      assertThat(lines.readLine()).isEmpty();
      assertThat(lines.readLine()).isEqualTo("event: changed");
    }
  }

  @Test
  void mountsWhatOthersServe() throws Exception {
    assertThat(served.get("/git/info/refs").body()).isEqualTo("git /git/info/refs");
    assertThat(served.post("/hooks/push", "it").body()).isEqualTo("it");
  }

  @Test
  void saysWhatHintsCouldNotRead() throws Exception {
    WebContext plain = WebContext.of(world.trunk());
    HintSheet sheet = new HintSheet(List.of(), List.of("the run of x cannot be read"));
    WebContext context =
        new WebContext(
            plain.trunk(),
            plain.boards(),
            plain.desk(),
            plain.works(),
            plain.tokens(),
            () -> sheet,
            plain.clock(),
            plain.say());
    Site.Wish wish = new Site.Wish(List.of("hints"), 1, new Links.Served(), Optional.empty());
    assertThat(Renderer.html(new Site(context).page(wish).orElseThrow()))
        .contains("Not all could be read", "<li>the run of x cannot be read</li>");
  }

  @Test
  void doesNotSayMoreThanItMust() throws Exception {
    HttpResponse<String> none = served.get("/revisions/" + "0".repeat(40));
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).contains("<h1>").doesNotContain("Exception").doesNotContain("jetty");
    assertThat(raw("FROB / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .matches("(?s)HTTP/1.1 4\\d\\d.*")
        .doesNotContain("Exception");
    assertThat(served.said).isEmpty();
  }

  private static String raw(String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.server().port())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
