package debwright.forge;

import debwright.forge.ForgeException.Reason;
import debwright.forge.ForgeHook.Headers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** GitHub, as its documentation of webhook events and payloads has it. */
record GithubForge(String secret) implements Forge {
  private static final String SIGNATURE = "X-Hub-Signature-256";
  private static final String EVENT = "X-GitHub-Event";
  private static final String DELIVERY = "X-GitHub-Delivery";

  @Override
  public void check(Headers headers, byte[] body) throws ForgeException {
    String given = headers.get(SIGNATURE);
    if (given == null) {
      throw new ForgeException(
          Reason.UNSIGNED, SIGNATURE + " is missing", "give the webhook at GitHub a secret");
    }
    byte[] hmac = Signatures.hmac(secret.getBytes(StandardCharsets.UTF_8), body);
    if (!Signatures.same("sha256=" + HexFormat.of().formatHex(hmac), given)) {
      throw new ForgeException(
          Reason.UNSIGNED,
          SIGNATURE + " does not fit the body",
          "the secret here and at GitHub must be the same");
    }
  }

  @Override
  public String id(Headers headers) throws ForgeException {
    return header(headers, DELIVERY);
  }

  private static String header(Headers headers, String name) throws ForgeException {
    return Optional.ofNullable(headers.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> ForgeException.malformed(name + " is missing"));
  }

  @Override
  public String repository(Payload payload) {
    return payload.text("repository.full_name");
  }

  @Override
  public ForgeEvent event(Headers headers, Payload payload) throws ForgeException {
    String event = header(headers, EVENT);
    return switch (event) {
      case "push" -> push(payload);
      case "pull_request" -> request(payload);
      case "pull_request_review" -> review(payload);
      case "issue_comment" -> comment(payload);
      case "pull_request_review_comment" -> lineComment(payload);
      default -> new ForgeEvent.Ignored("event " + Payload.shown(event));
    };
  }

  private static ForgeEvent push(Payload payload) throws ForgeException {
    Optional<String> branch = payload.branchOfRef("ref");
    if (branch.isEmpty()) {
      return new ForgeEvent.Ignored("push of " + Payload.shown(payload.text("ref")));
    }
    if (payload.flag("deleted") || payload.isNoCommit("after")) {
      return new ForgeEvent.Ignored("branch " + branch.get() + " is gone");
    }
    return new ForgeEvent.Pushed(branch.get(), payload.commit("after"));
  }

  private static ForgeEvent request(Payload payload) throws ForgeException {
    String action = payload.needed("action");
    return switch (action) {
      case "opened", "reopened" -> new ForgeEvent.RequestOpened(read(payload));
      case "synchronize" ->
          new ForgeEvent.RequestUpdated(read(payload), payload.optionalCommit("before"));
      case "edited", "ready_for_review", "converted_to_draft" ->
          new ForgeEvent.RequestUpdated(read(payload), Optional.empty());
      case "closed" ->
          new ForgeEvent.RequestClosed(
              payload.number("pull_request.number"), payload.flag("pull_request.merged"));
      default -> new ForgeEvent.Ignored("pull_request " + Payload.shown(action));
    };
  }

  private static Request read(Payload payload) throws ForgeException {
    long number = payload.number("pull_request.number");
    Request.Source source =
        new Request.Source(
            payload.optional("pull_request.head.repo.full_name"),
            payload.branch("pull_request.head.ref"),
            "refs/pull/" + number + "/head");
    return new Request(
        number,
        payload.text("pull_request.title"),
        payload.text("pull_request.body"),
        payload.optional("pull_request.user.login"),
        payload.flag("pull_request.draft"),
        source,
        payload.commit("pull_request.head.sha"),
        payload.branch("pull_request.base.ref"),
        payload.web("pull_request.html_url"));
  }

  private static ForgeEvent review(Payload payload) throws ForgeException {
    String action = payload.needed("action");
    long number = payload.number("pull_request.number");
    String reviewer = payload.needed("review.user.login");
    if (action.equals("dismissed")) {
      return new ForgeEvent.ReviewWithdrawn(number, Optional.of(reviewer));
    }
    if (!action.equals("submitted")) {
      return new ForgeEvent.Ignored("pull_request_review " + Payload.shown(action));
    }
    String state = payload.needed("review.state").toLowerCase(Locale.ROOT);
    String text = payload.text("review.body");
    return switch (state) {
      case "approved" ->
          new ForgeEvent.Approved(number, payload.commit("review.commit_id"), reviewer);
      case "changes_requested" ->
          new ForgeEvent.ChangesRequested(
              number, payload.commit("review.commit_id"), reviewer, text);
      case "commented" -> commented(number, reviewer, text);
      default -> new ForgeEvent.Ignored("a review that is " + Payload.shown(state));
    };
  }

  /** Comments on lines come in messages of their own, besides a review without a text. */
  private static ForgeEvent commented(long number, String reviewer, String text) {
    return text.isBlank()
        ? new ForgeEvent.Ignored("a review without a text")
        : new ForgeEvent.Commented(number, reviewer, text);
  }

  private static ForgeEvent comment(Payload payload) throws ForgeException {
    if (!payload.has("issue.pull_request")) {
      return new ForgeEvent.Ignored("a comment on an issue");
    }
    return comment(payload, "issue.number");
  }

  private static ForgeEvent lineComment(Payload payload) throws ForgeException {
    return comment(payload, "pull_request.number");
  }

  private static ForgeEvent comment(Payload payload, String number) throws ForgeException {
    String action = payload.needed("action");
    if (!action.equals("created")) {
      return new ForgeEvent.Ignored("a comment that is " + Payload.shown(action));
    }
    return new ForgeEvent.Commented(
        payload.number(number), payload.needed("comment.user.login"), payload.text("comment.body"));
  }
}
