package debwright.hosting;

import debwright.access.AccessException;
import debwright.access.Token;
import debwright.access.Tokens;
import debwright.delivery.Role;
import debwright.web.Mount;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;

/**
 * Where is said that something that the project uses may have changed: a POST to {@code
 * /hooks/upstreams} with a token of the role {@code propose}, as by whatever updates an index.
 *
 * @param look called then
 */
public record UpstreamRoute(Tokens tokens, Runnable look) implements Mount {
  private static final String BEARER = "Bearer ";

  @Override
  public void on(RoutesConfig routes) {
    routes.post("/hooks/upstreams", this::take);
  }

  private void take(Context request) throws IOException, AccessException {
    String header = Optional.ofNullable(request.header("Authorization")).orElse("");
    Optional<Token> token =
        header.startsWith(BEARER)
            ? tokens.find(header.substring(BEARER.length()).strip())
            : Optional.empty();
    if (token.isEmpty() || !token.get().actor().roles().contains(Role.PROPOSE)) {
      request.status(403).result("a token with the role 'propose' is needed\n");
      return;
    }
    look.run();
    request.status(202).result("its tests are run where something changed\n");
  }
}
