package debwright.fuzz;

import java.util.Locale;
import java.util.Optional;

/**
 * A reader of bytes that anybody may have made. It answers or refuses with a message, and throws
 * nothing: what it throws is a bug, and so is memory out of proportion.
 */
@SuppressWarnings("ImmutableEnumChecker") // readings keep nothing
enum Target {
  ELF(Objects::read, 4, 64),
  DEPS(Objects::plan, 64, 512),
  SYMBOLS(Metadata::symbols, 16, 512),
  SHLIBS(Metadata::shlibs, 16, 512),
  CONTROL(Metadata::control, 1, 512),
  RELATIONS(Metadata::relations, 1, 512),
  VERSIONS(Metadata::versions, 1, 64),
  ALTERNATIVES(Metadata::alternatives, 1, 512),
  INDEX(Archives::index, 8, 4096),
  BUILD_DEPENDS(Metadata::buildDepends, 1, 512),
  PACKAGES(Mirrors::packages, 2, 512),
  CONTENTS(Mirrors::contents, 2, 512),
  RELEASE(Mirrors::release, 2, 512),
  PLAN(Metadata::plan, 4, 512),
  DLOPEN_NOTE(Metadata::dlopenNote, 1, 512),
  APP(Archives::app, 32, 2048),
  DEB(Archives::deb, 32, 2048);

  /** Reads bytes: the message of a refusal, or empty where they were good. */
  interface Reading {
    Optional<String> of(byte[] input) throws Exception;
  }

  private static final int LONGEST_MESSAGE = 10_000;

  private final Reading reading;
  private final long floor;
  private final long factor;

  Target(Reading reading, long floorMebibytes, long factor) {
    this.reading = reading;
    this.floor = floorMebibytes << 20;
    this.factor = factor;
  }

  static Target of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Its name as folders have it, such as {@code build-depends}. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads bytes, and holds the reader to its promises.
   *
   * @return the message of a refusal, or empty where the bytes were good
   * @throws AssertionError when a promise is broken
   */
  Optional<String> read(byte[] input) {
    long before = Heap.allocated();
    Optional<String> refusal = refusal(input);
    // What a first call asks for may be for classes that it loads.
    if (Heap.allocated() - before > most(input)) {
      checkMemory(input);
    }
    refusal.ifPresent(this::check);
    return refusal;
  }

  private void checkMemory(byte[] input) {
    long before = Heap.allocated();
    refusal(input);
    long used = Heap.allocated() - before;
    if (used > most(input)) {
      throw new AssertionError(
          "%s: %d bytes of input took %d bytes of memory".formatted(code(), input.length, used));
    }
  }

  private long most(byte[] input) {
    return floor + factor * input.length;
  }

  private Optional<String> refusal(byte[] input) {
    try {
      return reading.of(input);
    } catch (Exception e) {
      throw new AssertionError(code() + ": refused by no exception of its format: " + e, e);
    }
  }

  /** A message is one short line, whatever is in the bytes. */
  private void check(String message) {
    if (message.length() > LONGEST_MESSAGE || message.chars().anyMatch(Character::isISOControl)) {
      throw new AssertionError(code() + ": no message for a terminal: " + message);
    }
  }
}
