package debwright.index;

/**
 * How sure a package is of a library, and where it stands among all that ship it.
 *
 * @param confidence how sure it is that the package ships it
 * @param rank 0 for the first choice or where nothing chooses, 1 for the second, and so on
 */
public record Standing(Confidence confidence, int rank) {
  /** Read off the package, and no choice made. */
  public static final Standing EXACT = new Standing(Confidence.EXACT, 0);

  public Standing {
    if (rank < 0) {
      throw new IllegalArgumentException("a rank counts from 0: " + rank);
    }
  }

  /** The surer of two; of equally sure ones the earlier choice. */
  static Standing better(Standing one, Standing other) {
    int order = one.confidence.compareTo(other.confidence);
    return order < 0 || (order == 0 && one.rank <= other.rank) ? one : other;
  }

  /** Nothing at all for the usual case, so that an index of an archive costs nothing for it. */
  void write(Encoder out) {
    if (!equals(EXACT)) {
      out.text(confidence.code());
      out.number(rank);
    }
  }

  static Standing read(Decoder in, String path) throws IndexException {
    if (!in.more()) {
      return EXACT;
    }
    String code = in.text();
    int rank = in.number();
    return new Standing(
        Confidence.of(code)
            .orElseThrow(
                () -> new IndexException("%s: no such confidence: %s".formatted(path, code))),
        Math.max(0, rank));
  }
}
