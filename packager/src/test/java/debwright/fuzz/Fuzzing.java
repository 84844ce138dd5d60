package debwright.fuzz;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What Jazzer calls: {@code --target_class=debwright.fuzz.Fuzzing --target_args=elf}. It knows the
 * two methods by their names.
 */
public final class Fuzzing {
  private static final AtomicReference<Target> TARGET = new AtomicReference<>(Target.ELF);

  private Fuzzing() {}

  /** Chooses the target. */
  public static void fuzzerInitialize(String[] args) {
    TARGET.set(Target.of(args[0]));
  }

  /** Tries one input; what it throws is a finding. */
  public static void fuzzerTestOneInput(byte[] input) {
    TARGET.get().read(input);
  }
}
