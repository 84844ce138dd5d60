package debwright.web;

import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a world to look at: {@code Demo FOLDER REVISIONS PROPOSALS}. */
final class Demo {
  private Demo() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    long start = System.nanoTime();
    try (World world =
        World.make(folder, Integer.parseInt(args[1]), Integer.parseInt(args[2]), "")) {
      System.out.println(
          world.revisions().size()
              + " revisions, "
              + (System.nanoTime() - start) / 1_000_000
              + " ms");
    }
  }
}
