package debwright.app;

import debwright.debian.Version;
import debwright.plan.Outcome;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes names and versions that Debian takes (Policy 5.6.1, 5.6.12) of those that makers use. */
final class Naming {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]+");

  /** How makers write what a build is for, at the end of a name. */
  private static final Pattern PLATFORM =
      Pattern.compile(
          "(?i)[-_.]?(?:(?:linux|gnu|glibc|musl|unknown|pc|manylinux[0-9_]*|natives?)"
              + "|(?:x64|x86[-_]64|amd64|x86|ia32|i[3-6]86|arm64|aarch64|armv7l?|armhf|riscv64|ppc64(?:le|el)|s390x)"
              + "|(?:linux[-_]?(?:32|64)|(?<=linux[-_.])64))$");

  private static final Pattern PRERELEASE =
      Pattern.compile(
          "^(\\d[0-9.]*)[-_.+]?((?i:alpha|beta|rc|pre|preview|next|canary|nightly|dev|snapshot|m)(?:[-_.]?\\d.*|[-_.].*|))$");

  private Naming() {}

  /** A name without what it says of the platform, such as {@code sharp} of sharp-linux-x64. */
  static String withoutPlatform(String name) {
    String left = name;
    for (Matcher end = PLATFORM.matcher(left); end.find(); end = PLATFORM.matcher(left)) {
      if (end.start() == 0) {
        return left;
      }
      left = left.substring(0, end.start());
    }
    return left;
  }

  /**
   * A package's name of a maker's, such as {@code img-sharp} of {@code @img/sharp-linux-x64}.
   *
   * @throws PackagingException when nothing of it is left
   */
  static String packageName(String makers) throws PackagingException {
    String scope = makers.startsWith("@") ? makers.substring(1, makers.indexOf('/') + 1) : "";
    String own = makers.substring(scope.isEmpty() ? 0 : scope.length() + 1);
    String joined = scope.isEmpty() ? own : joined(scope.substring(0, scope.length() - 1), own);
    String name =
        withoutPlatform(joined)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9+.-]+", "-")
            .replaceAll("-{2,}", "-")
            .replaceAll("^[^a-z0-9]+|[-.+]+$", "");
    return checkedName(name.length() == 1 ? name + "-app" : name, makers);
  }

  // @deno/deno and @deno/linux-x64 are deno; @img/sharp is img-sharp.
  private static String joined(String scope, String own) {
    if (withoutPlatform("-" + own).equals("-" + scope) || withoutPlatform("-" + own).isEmpty()) {
      return scope;
    }
    return own.startsWith(scope + "-") ? own : scope + "-" + own;
  }

  /**
   * A name that a person gave; it is not bent.
   *
   * @throws PackagingException when Debian does not take it
   */
  static String checkedName(String name, String from) throws PackagingException {
    if (NAME.matcher(name).matches()) {
      return name;
    }
    throw new PackagingException(
        Outcome.LAYOUT,
        "no package name can be made of '%s': expected two or more of a-z, 0-9, '+', '-' and '.', beginning with a letter or digit, found '%s'"
            .formatted(from, name),
        "give one with --name");
  }

  /**
   * A Debian version of a maker's, such as {@code 18.4.0~beta.17} of {@code 18.4.0-beta.17}: what
   * comes before a release must sort before it.
   *
   * @throws PackagingException when it has no digit to begin with
   */
  static String version(String makers) throws PackagingException {
    String text = makers.strip().replaceFirst("^(?i:v|version[- ]?)(?=\\d)", "");
    Matcher pre = PRERELEASE.matcher(text);
    String marked = pre.matches() ? pre.group(1) + "~" + pre.group(2) : text;
    String version =
        firstNumber(marked).replaceAll("[^A-Za-z0-9.+~]+", "+").replaceAll("[+.]+$", "");
    return checkedVersion(version, makers);
  }

  // Such as jcef-99c2f7a+cef-127.3.1+…: a version must begin with a digit.
  private static String firstNumber(String text) throws PackagingException {
    if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
      return text;
    }
    return text.matches("[A-Za-z][^0-9]*\\d.*") ? "0+" + text : text;
  }

  /**
   * A version that a person gave; it is not bent.
   *
   * @throws PackagingException when Debian does not take it
   */
  static String checkedVersion(String version, String from) throws PackagingException {
    boolean proper = !version.isEmpty() && Character.isDigit(version.charAt(0));
    if (proper && new Version(version).valid()) {
      return version;
    }
    throw new PackagingException(
        Outcome.LAYOUT,
        "no package version can be made of '%s': expected a digit, then letters, digits, '.', '+', '~' and '-', found '%s'"
            .formatted(from, version),
        "give one with --version");
  }
}
