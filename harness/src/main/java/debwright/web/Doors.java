package debwright.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.access.AccessException;
import debwright.access.Token;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeployOrder;
import debwright.delivery.Proposal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where requests come in. */
final class Doors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "/api/";
  private static final String BEARER = "Bearer ";
  private static final long LONGEST_LOG = 8L << 20;

  private final WebContext context;
  private final Site site;
  private final Events events;
  private final Guard guard;
  private final Actions actions;
  private final Sessions sessions;

  Doors(WebContext context, Site site, Events events, Guard guard) {
    this.guard = guard;
    this.context = context;
    this.site = site;
    this.events = events;
    this.actions = new Actions(context);
    this.sessions = new Sessions(context.tokens(), context.clock());
  }

  void on(RoutesConfig routes) {
    Mount.look(routes, "/static/{name}", this::resource);
    routes.get("/events", events::open);
    routes.head("/events", Events::head);
    Mount.look(routes, "/api/status", request -> json(request, site.status().document()));
    Mount.look(routes, "/api/proposals/{number}", this::proposal);
    Mount.look(routes, "/api/orders/{order}", this::order);
    routes.post("/api/<path>", this::call);
    Mount.look(routes, "/login", request -> login(request, ""));
    routes.post("/login", this::enter);
    routes.post("/logout", this::leave);
    Mount.look(routes, "/comparison/{revision}/<path>", this::report);
    Mount.look(routes, "/logs/{name}", this::log);
    for (String form :
        List.of(
            "/proposals/{what}/{verb}",
            "/revisions/{what}/{verb}",
            "/environments/{what}/{verb}",
            "/lane/{verb}")) {
      routes.post(form, this::form);
    }
    Mount.look(routes, "/", this::page);
    Mount.look(routes, "/{kind}", this::page);
    Mount.look(routes, "/{kind}/{what}", this::page);
  }

  private void page(Context request) throws Exception {
    Optional<Pages> page = site.page(wish(request));
    if (page.isEmpty()) {
      throw new WebException(404, "there is no such page", "");
    }
    show(request, page.get());
  }

  private static void show(Context request, Pages page) {
    request.contentType("text/html; charset=utf-8").result(Renderer.html(page));
  }

  private Site.Wish wish(Context request) throws IOException, AccessException {
    List<String> path = new ArrayList<>();
    for (String name : List.of("kind", "what")) {
      Optional.ofNullable(request.pathParamMap().get(name)).ifPresent(path::add);
    }
    return new Site.Wish(path, number(request), new Links.Served(), visitor(request));
  }

  private static int number(Context request) {
    String page = Optional.ofNullable(request.queryParam("page")).orElse("1");
    return page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1;
  }

  private Optional<Visitor> visitor(Context request) throws IOException, AccessException {
    String session = request.cookie(cookie(request));
    return session == null ? Optional.empty() : sessions.visitor(session);
  }

  /** Browsers give a cookie to all ports of a machine. */
  private static String cookie(Context request) {
    return "debwright-" + request.req().getLocalPort();
  }

  private void resource(Context request) throws Exception {
    StaticFile file =
        StaticFile.find(request.pathParam("name"))
            .orElseThrow(() -> new WebException(404, "there is no such file", ""));
    request.header("Cache-Control", "no-cache");
    request.contentType(file.type()).result(file.bytes());
  }

  private void proposal(Context request) throws Exception {
    try {
      Proposal found = site.snapshot().board().proposals().get(request.pathParam("number"));
      json(request, Actions.proposal(found));
    } catch (DeliveryException e) {
      throw WebException.of(e);
    }
  }

  private void order(Context request) throws WebException {
    String id = request.pathParam("order");
    DeployOrder found =
        context
            .works()
            .order(id)
            .orElseThrow(
                () ->
                    new WebException(
                        404, "no deploy of that name is remembered", "/deploys lists what became"));
    json(request, OrderText.document(found, context.works().running()));
  }

  private void call(Context request) throws Exception {
    String header = Optional.ofNullable(request.header("Authorization")).orElse("");
    if (!header.startsWith(BEARER)) {
      throw unknown(request, "a token is needed");
    }
    Token token =
        context
            .tokens()
            .find(header.substring(BEARER.length()).strip())
            .orElseThrow(() -> unknown(request, "the token is not known, or has ended"));
    List<String> path = List.of(request.pathParam("path").split("/", -1));
    json(request, run(token, path, Fields.json(Guard.body(request))));
  }

  private static WebException unknown(Context request, String what) {
    request.header("WWW-Authenticate", "Bearer");
    return new WebException(401, what, "send 'Authorization: Bearer TOKEN'");
  }

  private ObjectNode run(Token token, List<String> path, Fields fields) throws Exception {
    ObjectNode answer = actions.run(token.actor(), path, fields);
    events.changed();
    return answer;
  }

  private void login(Context request, String problem) throws IOException, AccessException {
    Site.Wish wish = new Site.Wish(List.of("login"), 1, new Links.Served(), visitor(request));
    String back = Optional.ofNullable(request.queryParam("back")).orElse("/");
    show(request, new Pages.Login(site.frame(wish, "Log in"), local(back, "/"), problem));
  }

  private void enter(Context request) throws Exception {
    guard.origin(request);
    Fields fields = Fields.form(Guard.body(request));
    Optional<Token> token = context.tokens().find(fields.any("token").strip());
    if (token.isEmpty()) {
      request.status(403);
      login(request, "That token is not known, or has ended.");
      return;
    }
    boolean secure =
        "https".equals(request.scheme()) || "https".equals(request.header("X-Forwarded-Proto"));
    request.cookie(
        new Cookie(
            cookie(request),
            sessions.begin(token.get()),
            "/",
            (int) Sessions.LASTS.toSeconds(),
            secure,
            true,
            null,
            SameSite.STRICT));
    request.redirect(local(fields.any("back"), "/"), HttpStatus.SEE_OTHER);
  }

  private void leave(Context request) throws Exception {
    expectVisitor(request, Fields.form(Guard.body(request)));
    String session = request.cookie(cookie(request));
    if (session != null) {
      sessions.end(session);
    }
    request.removeCookie(cookie(request), "/");
    request.redirect("/", HttpStatus.SEE_OTHER);
  }

  private Visitor expectVisitor(Context request, Fields form) throws Exception {
    guard.origin(request);
    Visitor visitor =
        visitor(request)
            .orElseThrow(() -> new WebException(403, "nobody is logged in", "log in first"));
    byte[] given = form.any("csrf").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, visitor.csrf().getBytes(StandardCharsets.UTF_8))) {
      throw new WebException(
          403, "this form is not of a page that is yours", "load the page again");
    }
    return visitor;
  }

  private void form(Context request) throws Exception {
    Fields fields = Fields.form(Guard.body(request));
    Visitor visitor = expectVisitor(request, fields);
    List<String> path = List.of(request.path().substring(1).split("/", -1));
    List<String> plain = new ArrayList<>(List.of(path.get(0)));
    Optional.ofNullable(request.pathParamMap().get("what")).ifPresent(plain::add);
    plain.add(request.pathParam("verb"));
    actions.run(visitor.actor(), plain, fields);
    events.changed();
    request.redirect(local(fields.any("back"), "/"), HttpStatus.SEE_OTHER);
  }

  /** A path of this server, whatever somebody made up. */
  private static String local(String path, String otherwise) {
    return path.matches("/[A-Za-z0-9._~%?=&-][A-Za-z0-9._~%?=&/-]*") || path.equals("/")
        ? path
        : otherwise;
  }

  private void report(Context request) throws Exception {
    String revision = request.pathParam("revision");
    List<String> path = List.of(request.pathParam("path").split("/", -1));
    Optional<Path> file = site.shelf().file(revision, path);
    if (file.isEmpty()) {
      throw missing(revision, "report");
    }
    request.header("Content-Security-Policy", Guard.REPORT_POLICY);
    request.contentType(ReportShelf.type(file.get())).result(Files.newInputStream(file.get()));
  }

  private void log(Context request) throws Exception {
    String name = request.pathParam("name");
    Optional<Path> file = context.logs().find(name);
    if (file.isEmpty()) {
      throw missing(name, "log");
    }
    request.contentType("text/plain; charset=utf-8");
    try (InputStream in = Files.newInputStream(file.get())) {
      request.result(in.readNBytes((int) LONGEST_LOG));
    }
  }

  /** What the ledger names was there once. */
  private WebException missing(String name, String what) throws Exception {
    return !site.shelf().has(name) && site.snapshot().names(name)
        ? new WebException(
            410,
            "this %s is not kept here any more".formatted(what),
            "what is old is removed: see --keep-days and --keep-size of debwright serve")
        : new WebException(404, "there is no such " + what, "");
  }

  private static void json(Context request, ObjectNode document) {
    request.contentType("application/json").result(document + "\n");
  }

  /** Tells why something is not done: programs by a document, browsers by a page. */
  void refuse(Context request, WebException why) {
    request.status(why.status());
    if (request.path().startsWith(API)) {
      ObjectNode document = JSON.createObjectNode().put("schema", 1);
      json(request, document.put("error", why.explanation()).put("hint", why.hint()));
      return;
    }
    Site.Wish wish = new Site.Wish(List.of(), 1, new Links.Served(), Optional.empty());
    String title =
        switch (why.status()) {
          case 404 -> "Not here";
          case 410 -> "Not kept";
          case 403 -> "Not allowed";
          case 409 -> "Not as things stand";
          default -> "That did not work";
        };
    Frame frame = site.frame(wish, title);
    show(request, new Pages.Problem(frame, why.status(), why.explanation(), why.hint()));
  }
}
