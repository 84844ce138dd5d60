package debwright.notify;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Sets the status of the commit that a notice is about, in the context {@code debwright}. */
public final class StatusChannel implements Channel {
  private static final Pattern REVISION = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private final StatusForge forge;
  private final String api;
  private final String repository;
  private final Secret token;
  private final HttpPost post;

  /**
   * @param api its address, without a slash at the end
   * @param repository {@code OWNER/NAME}, or a number at GitLab
   */
  StatusChannel(StatusForge forge, String api, String repository, Secret token, Duration limit) {
    this.forge = forge;
    this.api = api;
    this.repository = repository;
    this.token = token;
    this.post = new HttpPost(name(), limit);
  }

  @Override
  public String name() {
    return "status of " + repository + " on " + URI.create(api).getAuthority();
  }

  @Override
  public List<Secret> secrets() {
    return List.of(token);
  }

  @Override
  public boolean concerns(Notice notice) {
    return forge.state(notice.kind()).isPresent()
        && notice.revision().filter(id -> REVISION.matcher(id).matches()).isPresent();
  }

  @Override
  public void send(Notice notice) throws UndeliveredException, InterruptedException {
    URI uri = forge.uri(api, repository, notice.revision().orElseThrow());
    HttpPost.Answer answer =
        post.send(uri, forge.headers(token.read()), Json.bytes(forge.body(notice)));
    if (!answer.isGood() && !forge.isKnownAlready(answer)) {
      throw post.refused(answer);
    }
  }
}
