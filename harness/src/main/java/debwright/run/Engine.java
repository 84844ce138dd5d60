package debwright.run;

import java.nio.file.Path;

/**
 * Something that speaks the engine protocol: a built revision, or any other packager.
 *
 * @param name for people, such as {@code revision 1a2b3c4}
 * @param digest what stands for its content, in hex
 * @param command starts a worker; {@code sh} runs it, as {@code exec COMMAND}
 * @param directory where the command runs
 */
public record Engine(String name, String digest, String command, Path directory) {}
