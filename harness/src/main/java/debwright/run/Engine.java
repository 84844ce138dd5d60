package debwright.run;

import java.nio.file.Path;
import java.util.List;

/**
 * Something that speaks the engine protocol: a built revision, or any other packager.
 *
 * @param name for people, such as {@code revision 1a2b3c4}
 * @param digest what stands for its content, in hex
 * @param content what stands for what it does, in hex: engines of one content answer alike
 * @param command starts a worker; {@code sh} runs it, as {@code exec COMMAND}
 * @param directory where the command runs
 * @param parts what of the directory a worker on another machine needs, relative to it; nothing
 *     where the command stands for itself
 */
public record Engine(
    String name, String digest, String content, String command, Path directory, List<Path> parts) {
  /** One that all of its directory belongs to. */
  public Engine(String name, String digest, String command, Path directory) {
    this(name, digest, command, directory, List.of(Path.of("")));
  }

  /** One whose content is as its digest says. */
  public Engine(String name, String digest, String command, Path directory, List<Path> parts) {
    this(name, digest, digest, command, directory, parts);
  }

  public Engine {
    parts = List.copyOf(parts);
  }

  /** The same under another name. */
  public Engine named(String other) {
    return new Engine(other, digest, content, command, directory, parts);
  }

  /** The same, known to do what that digest stands for. */
  public Engine doing(String other) {
    return new Engine(name, digest, other, command, directory, parts);
  }
}
