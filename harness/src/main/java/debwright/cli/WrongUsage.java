package debwright.cli;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Arguments that cannot be understood, told with what was probably meant. */
final class WrongUsage {
  private WrongUsage() {}

  static Failure of(ParameterException wrong) {
    return told(wrong).causedBy(wrong);
  }

  private static Failure told(ParameterException wrong) {
    if (wrong.getArgSpec() instanceof OptionSpec option && option.type().isEnum()) {
      String values =
          Stream.of(option.type().getEnumConstants()).map(Object::toString).collect(joining(", "));
      return Failure.input(
          wrong.getValue() + " is no value of " + option.longestName(), "use one of " + values);
    }
    return Failure.input(message(wrong), hint(wrong));
  }

  private static String message(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    // Of options that exclude each other picocli says itself that it is an error.
    String first =
        String.valueOf(wrong.getMessage())
            .lines()
            .findFirst()
            .orElse("wrong usage")
            .replaceFirst("^Error: ", "");
    return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
  }

  private static String unmatched(UnmatchedArgumentException wrong) {
    String argument = wrong.getUnmatched().get(0);
    if (wrong.isUnknownOption()) {
      return "unknown option " + argument;
    }
    boolean choosesCommand = !wrong.getCommandLine().getSubcommands().isEmpty();
    return (choosesCommand ? "unknown command " : "one argument too many: ") + argument;
  }

  private static String hint(ParameterException wrong) {
    String help = wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    return nearest(wrong)
        .map(near -> "did you mean " + near + "? See " + help)
        .orElse("see " + help);
  }

  private static Optional<String> nearest(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    return unmatched.getSuggestions().stream().findFirst().map(WrongUsage::bare);
  }

  /** Picocli writes {@code '--format'=<format>} for an option with a value. */
  private static String bare(String suggestion) {
    return suggestion.replaceAll("[='].*$", "");
  }
}
