package debwright.run;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Variables of this process's environment that no process gets which runs the code under test. What
 * was withheld once is withheld as long as this process lives, as its environment stays what it is.
 */
public final class WithheldVariables {
  private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

  private WithheldVariables() {}

  /** From now on, those of that name. */
  public static void add(Collection<String> names) {
    NAMES.addAll(names);
  }

  /** Takes them from what a process would be given. */
  public static void takeFrom(ProcessBuilder builder) {
    builder.environment().keySet().removeAll(Set.copyOf(NAMES));
  }
}
