package debwright.script;

/** What is known beforehand of how a command ends. */
enum Truth {
  YES,
  NO,
  UNKNOWN;

  static Truth of(boolean holds) {
    return holds ? YES : NO;
  }

  Truth not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** What runs where this must hold, inside of what runs so already. */
  Truth within(Truth outer) {
    if (this == NO || outer == NO) {
      return NO;
    }
    return this == YES && outer == YES ? YES : UNKNOWN;
  }
}
