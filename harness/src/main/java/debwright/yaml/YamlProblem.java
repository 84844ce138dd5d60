package debwright.yaml;

import java.io.Serializable;

/**
 * One thing that is wrong.
 *
 * @param unknownKey whether it is a key that the format does not have
 * @param message file and line, what was expected and what was found
 * @param hint what may help, or empty
 */
public record YamlProblem(boolean unknownKey, String message, String hint)
    implements Serializable {}
