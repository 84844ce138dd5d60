package debwright.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A forge, by how it takes the status of a commit. */
public enum StatusForge {
  /** {@code POST /repos/OWNER/NAME/statuses/SHA}. */
  GITHUB("error", "failure", 140) {
    @Override
    URI uri(String api, String repository, String revision) {
      return URI.create(api + "/repos/" + repository + "/statuses/" + revision);
    }

    @Override
    Map<String, String> headers(String token) {
      return Map.of(
          "Accept", "application/vnd.github+json",
          "Authorization", "Bearer " + token,
          "X-GitHub-Api-Version", "2022-11-28");
    }
  },
  /** {@code POST /api/v4/projects/ID/statuses/SHA}. */
  GITLAB("failed", "failed", 255) {
    @Override
    URI uri(String api, String repository, String revision) {
      String id = URLEncoder.encode(repository, StandardCharsets.UTF_8);
      return URI.create(api + "/api/v4/projects/" + id + "/statuses/" + revision);
    }

    @Override
    Map<String, String> headers(String token) {
      return Map.of("PRIVATE-TOKEN", token);
    }

    /** It refuses the state that a commit is in already. */
    @Override
    boolean isKnownAlready(HttpPost.Answer answer) {
      return answer.status() == 400 && answer.text().contains("Cannot transition status");
    }
  };

  private static final String CONTEXT = "debwright";

  private final String stopped;
  private final String failed;
  private final int mostDescription;

  StatusForge(String stopped, String failed, int mostDescription) {
    this.stopped = stopped;
    this.failed = failed;
    this.mostDescription = mostDescription;
  }

  abstract URI uri(String api, String repository, String revision);

  abstract Map<String, String> headers(String token);

  boolean isKnownAlready(HttpPost.Answer answer) {
    return false;
  }

  /** The state that a kind of notice means; empty where it means none. */
  Optional<String> state(String kind) {
    return switch (kind) {
      case "proposed", "approved" -> Optional.of("pending");
      case "landed", "deployed", "completed" -> Optional.of("success");
      case "needs-work", "deploy-failed", "rolled-back" -> Optional.of(failed);
      case "lane-stopped" -> Optional.of(stopped);
      default -> Optional.empty();
    };
  }

  ObjectNode body(Notice notice) {
    String description = notice.kind() + ": " + PlainText.oneLine(notice.title());
    ObjectNode body =
        Json.object()
            .put("state", state(notice.kind()).orElseThrow())
            .put("context", CONTEXT)
            .put("description", PlainText.cut(description, mostDescription));
    notice.link().ifPresent(link -> body.put("target_url", link.toString()));
    return body;
  }

  /** As a project file names it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
