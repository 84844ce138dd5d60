package debwright.forge;

import com.fasterxml.jackson.databind.JsonNode;
import debwright.forge.ForgeHook.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GitLab, as its documentation of webhook events has it. */
record GitlabForge(GitlabToken token) implements Forge {
  private static final String OF = "object_attributes.";

  @Override
  public void check(Headers headers, byte[] body) throws ForgeException {
    token.check(headers, body);
  }

  @Override
  public String id(Headers headers) throws ForgeException {
    return token
        .id(headers)
        .filter(id -> !id.isBlank())
        .orElseThrow(() -> ForgeException.malformed("X-Gitlab-Event-UUID is missing"));
  }

  @Override
  public String repository(Payload payload) {
    return payload.text("project.path_with_namespace");
  }

  @Override
  public ForgeEvent event(Headers headers, Payload payload) throws ForgeException {
    String kind = payload.needed("object_kind");
    return switch (kind) {
      case "push" -> push(payload);
      case "merge_request" -> request(payload);
      case "note" -> note(payload);
      default -> new ForgeEvent.Ignored("event " + Payload.shown(kind));
    };
  }

  private static ForgeEvent push(Payload payload) throws ForgeException {
    Optional<String> branch = payload.branchOfRef("ref");
    if (branch.isEmpty()) {
      return new ForgeEvent.Ignored("push of " + Payload.shown(payload.text("ref")));
    }
    if (payload.isNoCommit("after")) {
      return new ForgeEvent.Ignored("branch " + branch.get() + " is gone");
    }
    return new ForgeEvent.Pushed(branch.get(), payload.commit("after"));
  }

  private static ForgeEvent request(Payload payload) throws ForgeException {
    // A test from GitLab's page of webhooks has none.
    String action = payload.text(OF + "action");
    long number = payload.number(OF + "iid");
    return switch (action) {
      case "open", "reopen" -> new ForgeEvent.RequestOpened(read(payload));
      case "update" -> update(payload);
      case "close" -> new ForgeEvent.RequestClosed(number, false);
      case "merge" -> new ForgeEvent.RequestClosed(number, true);
      // "approved" where no more approvals are needed, "approval" for one of several.
      case "approved", "approval" ->
          new ForgeEvent.Approved(number, head(payload), payload.needed("user.username"));
      case "unapproved", "unapproval" -> new ForgeEvent.ReviewWithdrawn(number, withdrew(payload));
      default -> new ForgeEvent.Ignored("merge_request " + Payload.shown(action));
    };
  }

  /** Where approvals end by a push, the user is who pushed. */
  private static Optional<String> withdrew(Payload payload) throws ForgeException {
    return payload.flag(OF + "system")
        ? Optional.empty()
        : Optional.of(payload.needed("user.username"));
  }

  /** A review that asks for changes is an update too, in which the state of a reviewer changed. */
  private static ForgeEvent update(Payload payload) throws ForgeException {
    String user = payload.needed("user.username");
    boolean before = wantsChanges(payload.list("changes.reviewers.previous"), user);
    if (!before && wantsChanges(payload.list("changes.reviewers.current"), user)) {
      return new ForgeEvent.ChangesRequested(payload.number(OF + "iid"), head(payload), user, "");
    }
    return new ForgeEvent.RequestUpdated(read(payload), payload.optionalCommit(OF + "oldrev"));
  }

  private static boolean wantsChanges(JsonNode reviewers, String user) {
    List<JsonNode> all = new ArrayList<>();
    // Some versions have a list in the list.
    reviewers.forEach(each -> (each.isArray() ? each : List.of(each)).forEach(all::add));
    return all.stream()
        .filter(each -> each.path("username").asText().equals(user))
        .anyMatch(each -> each.path("state").asText().equals("requested_changes"));
  }

  private static String head(Payload payload) throws ForgeException {
    return payload.commit(OF + "last_commit.id");
  }

  private static Request read(Payload payload) throws ForgeException {
    long number = payload.number(OF + "iid");
    Request.Source source =
        new Request.Source(
            payload.optional(OF + "source.path_with_namespace"),
            payload.branch(OF + "source_branch"),
            "refs/merge-requests/" + number + "/head");
    return new Request(
        number,
        payload.text(OF + "title"),
        payload.text(OF + "description"),
        author(payload),
        payload.flag(OF + "draft") || payload.flag(OF + "work_in_progress"),
        source,
        head(payload),
        payload.branch(OF + "target_branch"),
        payload.web(OF + "url"));
  }

  /** Only the number of the author's account is told, and the name of who acts. */
  private static Optional<String> author(Payload payload) throws ForgeException {
    boolean same =
        payload.has("user.id")
            ? payload.number("user.id") == payload.number(OF + "author_id")
            : payload.text(OF + "action").equals("open");
    return same ? Optional.of(payload.needed("user.username")) : Optional.empty();
  }

  private static ForgeEvent note(Payload payload) throws ForgeException {
    if (!payload.text(OF + "noteable_type").equals("MergeRequest")) {
      return new ForgeEvent.Ignored(
          "a comment on " + Payload.shown(payload.text(OF + "noteable_type")));
    }
    if (payload.flag(OF + "system")) {
      return new ForgeEvent.Ignored("a comment by GitLab itself");
    }
    if (payload.text("event_type").equals("confidential_note") || payload.flag(OF + "internal")) {
      return new ForgeEvent.Ignored("a comment that is not for everybody");
    }
    if (payload.text(OF + "action").equals("update")) {
      return new ForgeEvent.Ignored("a comment that is edited");
    }
    return new ForgeEvent.Commented(
        payload.number("merge_request.iid"),
        payload.needed("user.username"),
        payload.text(OF + "note"));
  }
}
