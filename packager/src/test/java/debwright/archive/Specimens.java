package debwright.archive;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.provider.Arguments;

/**
 * One small archive of each kind and with every trait that is understood, for tests of other rooms.
 */
public final class Specimens {
  private Specimens() {}

  public static Map<String, byte[]> all() throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    for (Arguments each : MutationTest.archives().toList()) {
      all.put((String) each.get()[0], (byte[]) each.get()[1]);
    }
    return all;
  }
}
