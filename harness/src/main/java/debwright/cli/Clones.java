package debwright.cli;

import debwright.trunk.Following;
import debwright.trunk.Trunk;
import java.nio.file.Path;
import java.util.Optional;

/** Opens clones for commands that ask what is on trunk. */
final class Clones {
  private Clones() {}

  /**
   * One whose trunk is that of the server where one lands what is proposed, and is else not behind
   * its remote's.
   *
   * @param folder in the clone
   * @param server as an option names it, or empty
   */
  static Trunk open(Path folder, Optional<String> server, Console console) throws Exception {
    Trunk trunk = Trunk.open(folder.toAbsolutePath().normalize());
    try {
      boolean served = ServerClient.of(trunk, server, console).isPresent();
      return trunk.following(served ? Following.REMOTE : Following.NEWER);
    } catch (Failure e) {
      trunk.close();
      throw e;
    }
  }

  /** The same, of whatever server the clone knows. */
  static Trunk open(Path folder, Console console) throws Exception {
    return open(folder, Optional.empty(), console);
  }
}
