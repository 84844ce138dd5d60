package debwright.forge;

import java.net.URI;
import java.util.Optional;

/**
 * A request to merge: GitHub's pull request, GitLab's merge request.
 *
 * @param number as people name it
 * @param body its description, or empty
 * @param author the name of an account; GitLab tells it only when the author is who acts
 * @param draft whether it is not meant to be merged yet
 * @param source where it comes from
 * @param head the commit to be merged
 * @param target the branch to merge it into
 * @param url its page
 */
public record Request(
    long number,
    String title,
    String body,
    Optional<String> author,
    boolean draft,
    Source source,
    String head,
    String target,
    URI url) {

  /**
   * Where a request comes from.
   *
   * @param repository that has the branch, such as {@code owner/name}; empty where it is gone
   * @param branch its name there
   * @param ref the same commits in the target's own repository, such as {@code refs/pull/7/head}
   */
  public record Source(Optional<String> repository, String branch, String ref) {}
}
