package debwright.app;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody, with an address where one is known. */
record Person(String name, Optional<String> address) {
  private static final Pattern TEXT = Pattern.compile("([^<(]*)(?:<([^>]*)>)?.*");

  /** Of {@code NAME <ADDRESS> (URL)}, the last two of which may be missing. */
  static Optional<Person> parse(String text) {
    Matcher matcher = TEXT.matcher(text.replaceAll("\\p{Cc}+", " ").strip());
    if (!matcher.matches() || matcher.group(1).isBlank()) {
      return Optional.empty();
    }
    String address = matcher.group(2);
    return Optional.of(new Person(matcher.group(1).strip(), Optional.ofNullable(address)));
  }

  @Override
  public String toString() {
    return name + address.map(each -> " <" + each + ">").orElse("");
  }
}
