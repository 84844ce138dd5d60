package debwright.hosting;

import debwright.access.AccessException;
import debwright.access.Token;
import debwright.access.Tokens;
import debwright.hosting.GitHost.Service;
import debwright.web.Mount;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The repository at {@code /git/}, for git. Who pushes gives a token as the password; the user's
 * name does not matter.
 *
 * @param tokens who may push
 */
public record GitRoutes(GitHost host, Tokens tokens) implements Mount {
  private static final String BASIC = "Basic ";

  @Override
  public void on(RoutesConfig routes) {
    Mount.look(routes, "/git/info/refs", this::advertise);
    routes.post("/git/git-upload-pack", this::upload);
    routes.post("/git/git-receive-pack", this::receive);
  }

  private void advertise(Context request) throws IOException, AccessException {
    String wanted = Optional.ofNullable(request.queryParam("service")).orElse("");
    Optional<Service> service = service(wanted);
    if (service.isEmpty()) {
      request.status(403).result("only git's smart protocol is spoken here\n");
      return;
    }
    if (service.get() == Service.PUSH && token(request).isEmpty()) {
      challenge(request);
      return;
    }
    answer(request, "application/x-%s-advertisement".formatted(wanted));
    host.advertise(service.get(), protocol(request), request.res().getOutputStream());
  }

  private static Optional<Service> service(String word) {
    for (Service service : Service.values()) {
      if (service.word().equals(word)) {
        return Optional.of(service);
      }
    }
    return Optional.empty();
  }

  private void upload(Context request) throws IOException {
    if (expectType(request, Service.FETCH)) {
      answer(request, "application/x-git-upload-pack-result");
      host.upload(protocol(request), body(request), request.res().getOutputStream());
    }
  }

  private void receive(Context request) throws IOException, AccessException {
    Optional<Token> token = token(request);
    if (token.isEmpty()) {
      challenge(request);
    } else if (expectType(request, Service.PUSH)) {
      answer(request, "application/x-git-receive-pack-result");
      host.receive(token.get().actor(), body(request), request.res().getOutputStream());
    }
  }

  /** A page of another site cannot send this type without being asked first. */
  private static boolean expectType(Context request, Service service) {
    String expected = "application/x-%s-request".formatted(service.word());
    boolean right = expected.equals(request.contentType());
    if (!right) {
      request.status(415).result("expected " + expected + "\n");
    }
    return right;
  }

  private static void answer(Context request, String type) {
    // Packs are compressed.
    request.disableCompression();
    request.res().setContentType(type);
    request.header("Cache-Control", "no-cache, max-age=0, must-revalidate");
  }

  private static InputStream body(Context request) throws IOException {
    InputStream in = request.req().getInputStream();
    return "gzip".equals(request.header("Content-Encoding")) ? new GZIPInputStream(in) : in;
  }

  private static String protocol(Context request) {
    return Optional.ofNullable(request.header("Git-Protocol")).orElse("");
  }

  private Optional<Token> token(Context request) throws IOException, AccessException {
    String header = Optional.ofNullable(request.header("Authorization")).orElse("");
    if (!header.startsWith(BASIC)) {
      return Optional.empty();
    }
    try {
      byte[] pair = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      String text = new String(pair, StandardCharsets.UTF_8);
      return tokens.find(text.substring(text.indexOf(':') + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void challenge(Context request) {
    request
        .status(401)
        .header("WWW-Authenticate", "Basic realm=\"debwright: a token is the password\"")
        .result("to push, give a token of yours as the password; debwright token makes them\n");
  }
}
