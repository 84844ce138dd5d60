package debwright.plan;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of one item under one engine revision, for one release and architecture.
 *
 * <p>A closed list with a stable text form. An unknown code on read is an error, never a skipped
 * row.
 */
public enum Outcome {
  OK("ok", Kind.OK),
  GUESSED("ok:guessed", Kind.DEGRADED),
  NAMES_ONLY("ok:names-only", Kind.DEGRADED),
  UNPROVED("ok:unproved", Kind.DEGRADED),
  UNSATISFIABLE_DEPENDS("fail:verify:unsatisfiable-depends", Kind.FAIL_VERIFY),
  MISSING_SYMBOL("fail:verify:missing-symbol", Kind.FAIL_VERIFY),
  LINT("fail:verify:lint", Kind.FAIL_VERIFY),
  LAYOUT("fail:build:layout", Kind.FAIL_BUILD),
  WRITE("fail:build:write", Kind.FAIL_BUILD),
  UNRESOLVED_LIBRARY("fail:map:unresolved-library", Kind.FAIL_MAP),
  VERSION_TOO_OLD("fail:map:version-too-old", Kind.FAIL_MAP),
  WRONG_ARCHITECTURE("fail:map:wrong-architecture", Kind.FAIL_MAP),
  UNREADABLE_ELF("fail:analyse:unreadable-elf", Kind.FAIL_ANALYSE),
  UNSUPPORTED_ARCHITECTURE("fail:analyse:unsupported-architecture", Kind.FAIL_ANALYSE),
  NO_BINARY("fail:analyse:no-binary", Kind.FAIL_ANALYSE),
  CORRUPT_ARCHIVE("fail:intake:corrupt-archive", Kind.FAIL_INTAKE),
  UNSUPPORTED_FORMAT("fail:intake:unsupported-format", Kind.FAIL_INTAKE),
  TOO_BIG("fail:intake:too-big", Kind.FAIL_INTAKE),
  PATH_ESCAPE("fail:intake:path-escape", Kind.FAIL_INTAKE),
  TIMEOUT("limit:timeout", Kind.LIMIT),
  MEMORY("limit:memory", Kind.LIMIT),
  OUTPUT("limit:output", Kind.LIMIT),
  EXCEPTION("crash:exception", Kind.CRASH),
  EXIT("crash:exit", Kind.CRASH),
  NO_SPACE("infra:no-space", Kind.INFRA),
  IO("infra:io", Kind.INFRA),
  WORKER_LOST("infra:worker-lost", Kind.INFRA),
  NETWORK("infra:network", Kind.INFRA),
  INDEX_MISSING("infra:index-missing", Kind.INFRA),
  DIGEST_MISMATCH("invalid:digest-mismatch", Kind.INVALID),
  MISSING_INPUT("invalid:missing-input", Kind.INVALID),
  DISTILLED_HOLE("invalid:distilled-hole", Kind.INVALID),
  SKIPPED_POLICY("skipped:policy", Kind.NOT_RUN),
  SKIPPED_SHARD("skipped:shard", Kind.NOT_RUN),
  NOT_RUN("not-run", Kind.NOT_RUN);

  /** The class of an outcome: how late it came, and whether it says anything about the engine. */
  public enum Kind {
    OK(0),
    DEGRADED(1),
    FAIL_VERIFY(2),
    FAIL_BUILD(3),
    FAIL_MAP(5),
    FAIL_ANALYSE(6),
    FAIL_INTAKE(7),
    LIMIT(8),
    CRASH(9),
    INFRA(-1),
    INVALID(-1),
    NOT_RUN(-1);

    private final int rank;

    Kind(int rank) {
      this.rank = rank;
    }

    /** Whether the app was mapped: OK or DEGRADED. */
    public boolean passes() {
      return this == OK || this == DEGRADED;
    }

    /** 0 (best) to 9 (worst); -1 where the outcome says nothing about the engine. */
    public int rank() {
      return rank;
    }
  }

  private static final Map<String, Outcome> BY_CODE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Outcome::code, Function.identity()));

  private final String code;
  private final Kind kind;

  Outcome(String code, Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  /** The stable text form, such as {@code fail:map:unresolved-library}. */
  public String code() {
    return code;
  }

  public Kind kind() {
    return kind;
  }

  /**
   * Whether the outcome says something about the engine. A LIMIT does so only once it repeated on
   * lone re-runs, which a comparison knows of; alone it counts as not conclusive.
   */
  public boolean conclusive() {
    return kind.rank() >= 0 && kind != Kind.LIMIT;
  }

  /** The outcome of that code, or empty for an unknown one. */
  public static Optional<Outcome> ofCode(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  @Override
  public String toString() {
    return code;
  }
}
