package debwright.curation;

import debwright.source.Draw;
import debwright.source.Suite;
import java.util.Set;

/**
 * How a corpus is drawn.
 *
 * @param suite where from; items are called {@code SUITE/NAME}
 * @param release what they are judged for, such as {@code debian:12}
 * @param draw in which order, and what is passed over
 * @param count how many packages with ELF objects are drawn
 * @param smoke how many of the first ones are in the tier {@code smoke}
 * @param mustPass names of well-known packages that no revision may break; they are added where
 *     they are not drawn
 */
public record Recipe(
    Suite suite, String release, Draw draw, int count, int smoke, Set<String> mustPass) {

  /** The one that the embedded corpus was made by. */
  public static final Recipe EMBEDDED =
      new Recipe(
          new Suite("bookworm", "main", "amd64"),
          "debian:12",
          Draw.EMBEDDED,
          260,
          40,
          Set.of(
              "bat",
              "curl",
              "esbuild",
              "fd-find",
              "ffmpeg",
              "fluxbox",
              "git",
              "lame",
              "ripgrep",
              "sqlite3",
              "vim",
              "xwayland"));

  public Recipe {
    mustPass = Set.copyOf(mustPass);
  }
}
