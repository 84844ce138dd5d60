package debwright.mirror;

import java.nio.file.Path;

/** A build in a process of its own, which a test can kill: URL, folder. */
final class BuildProgram {
  private BuildProgram() {}

  public static void main(String[] args) throws Exception {
    new Building(Path.of(args[1])).build(args[0]);
  }
}
