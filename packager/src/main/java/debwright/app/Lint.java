package debwright.app;

import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Copied;
import debwright.plan.InstalledFile.Written;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which of lintian's rules for packages of the archive an app of others cannot keep. A rule that
 * the app happens to keep may stand here all the same.
 */
final class Lint {
  private static final String BUILT_ELSEWHERE =
      "The app's maker built it; this package changes none of its bytes.";
  private static final String LAID_OUT_ELSEWHERE =
      "The app finds its files where its maker put them.";
  private static final String NO_MANUAL = "The app came without a manual page for this command.";

  /** On programs and libraries: how they were built. */
  private static final List<String> OF_OBJECTS =
      List.of(
          "embedded-library",
          "unstripped-binary-or-object",
          "unstripped-static-library",
          "hardening-no-relro",
          "hardening-no-pie",
          "custom-library-search-path",
          "relative-library-search-path",
          "statically-linked-binary",
          "library-not-linked-against-libc",
          "shared-library-lacks-prerequisites",
          "shared-library-lacks-version",
          "no-code-sections",
          "elf-error",
          "elf-warning");

  /** On all other files: their places, names and contents. */
  private static final List<String> OF_FILES =
      List.of(
          "extra-license-file",
          "font-in-non-font-package",
          "duplicate-font-file",
          "script-not-executable",
          "unusual-interpreter",
          "wrong-path-for-interpreter",
          "missing-dep-for-interpreter",
          "executable-not-elf-or-script",
          "privacy-breach-generic",
          "privacy-breach-uses-embedded-file",
          "privacy-breach-donation",
          "privacy-breach-google-adsense",
          "privacy-breach-logo",
          "national-encoding",
          "nested-examples-directory",
          "embedded-javascript-library",
          "incorrect-path-for-interpreter",
          "php-script-but-no-php-cli-dep",
          "python3-script-but-no-python3-dep",
          "ruby-script-but-no-ruby-dep",
          "shell-script-fails-syntax-check",
          "bash-term-in-posix-shell",
          "package-contains-eslint-config-file",
          "package-contains-npm-ignore-file",
          "package-contains-vcs-control-dir",
          "package-contains-vcs-control-file",
          "windows-devel-file-in-package",
          "package-installs-java-bytecode",
          "jar-not-in-usr-share",
          "jar-contains-source",
          "classpath-contains-relative-path",
          "interpreter-not-absolute",
          "truetype-font-prohibits-installable-embedding",
          "opentype-font-prohibits-installable-embedding",
          "package-has-long-file-name",
          "codeless-jar");

  private static final Pattern NOTICE =
      Pattern.compile("(?i)(?:copyright|copr\\.|©).*\\b\\d{4}\\b|\\bpublic[ -]+domain\\b");

  private Lint() {}

  static Overrides overrides(
      Identity identity, AppLayout layout, List<InstalledFile> installed, List<AppFile> files) {
    Overrides overrides = new Overrides(identity.name());
    overrides.add(
        !layout.system(),
        "dir-or-file-in-opt",
        "An add-on from outside of the archive belongs into /opt (FHS 3.13).");
    boolean objects = files.stream().anyMatch(file -> file.elf().isPresent());
    OF_OBJECTS.forEach(tag -> overrides.add(objects, tag, BUILT_ELSEWHERE));
    OF_FILES.forEach(tag -> overrides.add(true, tag, LAID_OUT_ELSEWHERE));
    overrides.add(true, "no-manual-page", NO_MANUAL);
    overrides.add(
        setsUser(installed),
        "elevated-privileges",
        "Chromium's sandbox needs it where the kernel forbids user namespaces.");
    overrides.add(
        !noticed(installed),
        "copyright-without-copyright-notice",
        "The app's own papers name no year.");
    return overrides.add(
        identity.maintainer().isEmpty(), "bogus-mail-host", "Nobody was named as maintainer.");
  }

  private static boolean setsUser(List<InstalledFile> installed) {
    return installed.stream()
        .anyMatch(file -> file instanceof Copied copied && (copied.mode() & 07000) != 0);
  }

  private static boolean noticed(List<InstalledFile> installed) {
    return installed.stream()
        .anyMatch(
            file ->
                file instanceof Written written
                    && written.path().endsWith("/copyright")
                    && NOTICE.matcher(written.text()).find());
  }
}
