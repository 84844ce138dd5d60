package debwright.notify;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that is kept in an environment variable, and so neither in a file nor in a message.
 *
 * @param variable its name
 * @param environment what variables hold, or null
 */
public record Secret(String variable, Function<String, @Nullable String> environment) {

  /** Whether the environment has it. */
  public boolean isSet() {
    return value().isPresent();
  }

  String read() throws UndeliveredException {
    return value()
        .orElseThrow(
            () -> new UndeliveredException("the environment variable " + variable + " is not set"));
  }

  private Optional<String> value() {
    return Optional.ofNullable(environment.apply(variable))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  @Override
  public String toString() {
    return "env:" + variable;
  }
}
