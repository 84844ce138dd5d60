package debwright.cli;

import debwright.source.AptSource;
import debwright.source.FetchSettings;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Where packages are fetched from, and how much of them is kept; what several commands share. */
final class AptOptions {
  private static final String LIMIT = "DEBWRIGHT_STORE_LIMIT";
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([kmgt]?)b?");

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description = "The archive to fetch from; else the system's own apt sources.")
  private Optional<String> mirror = Optional.empty();

  AptSource source(Console console) throws IOException, Failure {
    return AptSource.of(
        FetchSettings.of(console.cache(), mirror, limit(console), console.environment()));
  }

  /** The environment's, in bytes. */
  private static long limit(Console console) throws Failure {
    String text = console.environment().getOrDefault(LIMIT, "").strip();
    Matcher m = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (text.isEmpty()) {
      return FetchSettings.USUAL_LIMIT;
    }
    if (!m.matches()) {
      throw Failure.input(
          "%s: a size such as 20G was expected, found '%s'".formatted(LIMIT, text), "unset it");
    }
    return Long.parseLong(m.group(1)) * unit(m.group(2));
  }

  private static long unit(String letter) {
    return switch (letter) {
      case "k" -> 1_000L;
      case "m" -> 1_000_000L;
      case "g" -> 1_000_000_000L;
      case "t" -> 1_000_000_000_000L;
      default -> 1L;
    };
  }
}
