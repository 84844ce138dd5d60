package debwright.yaml;

import java.io.Serializable;

/**
 * One thing that is wrong.
 *
 * @param line where it stands, from 1
 * @param unknownKey whether it is a key that the format does not have
 * @param message file and line, what was expected and what was found
 * @param hint what may help, or empty
 */
public record YamlProblem(int line, boolean unknownKey, String message, String hint)
    implements Serializable {}
