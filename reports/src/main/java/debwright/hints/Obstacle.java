package debwright.hints;

import debwright.result.ItemResult;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What holds items back, whichever items those are.
 *
 * @param subject what it is about, such as a soname
 */
record Obstacle(Kind kind, String subject) implements Comparable<Obstacle> {
  private static final Comparator<Obstacle> ORDER =
      Comparator.comparing(Obstacle::kind).thenComparing(Obstacle::subject);

  private static final int LONGEST_SUBJECT = 70;
  private static final int SHORT_DIGEST = 8;

  /** What can hold an item back. */
  enum Kind {
    /** Nobody provides a library. */
    LIBRARY,
    /** A library of the release is older than what the app was built with. */
    VERSION,
    /** A library lacks symbols; without a library, no library has the symbol. */
    SYMBOL,
    /** The Depends cannot be satisfied. */
    DEPENDS,
    /** The objects are for another system. */
    PLATFORM,
    /** Another failure, by its outcome and fingerprint. */
    FAILURE,
    /** The label names a package that the Depends lack. */
    LACKS,
    /** The Depends have a package that the label has not. */
    EXTRA,
    /** The label has other versions or alternatives. */
    RELATIONS,
    /** Which package has a library is a guess. */
    GUESS,
    /** The index of a release and architecture knows no versions. */
    UNVERSIONED,
    /** The index of a release and architecture proves nothing. */
    UNPROVED,
    /** There is no answer, by outcome and fingerprint. */
    UNANSWERED;

    /** Whether subjects are in the engine's words, not in those of the app's makers. */
    private boolean ours() {
      return switch (this) {
        case PLATFORM, FAILURE, UNVERSIONED, UNPROVED, UNANSWERED -> true;
        case LIBRARY, VERSION, SYMBOL, DEPENDS, LACKS, EXTRA, RELATIONS, GUESS -> false;
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Obstacle ofIndex(Kind kind, ItemResult result) {
    return new Obstacle(kind, result.key().release() + " " + result.key().architecture());
  }

  /** As {@link Hint#id}: what it leaves out of the subject, a digest stands for. */
  String id() {
    String plain = kind.ours() ? subject.replaceAll("[:, ]+", "-") : subject;
    String safe = plain.replaceAll("[^A-Za-z0-9._-]", "-");
    if (safe.equals(plain) && safe.length() <= LONGEST_SUBJECT) {
      return kind.word() + "-" + safe;
    }
    String digest = DigestUtils.sha256Hex(subject.getBytes(StandardCharsets.UTF_8));
    return "%s-%s-%s"
        .formatted(
            kind.word(),
            safe.substring(0, Math.min(safe.length(), LONGEST_SUBJECT)),
            digest.substring(0, SHORT_DIGEST));
  }

  @Override
  public int compareTo(Obstacle other) {
    return ORDER.compare(this, other);
  }
}
