package debwright.app;

import debwright.archive.AppEntry;
import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Written;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code copyright} (machine-readable format 1.0) and {@code changelog} of a package. */
final class Paperwork {
  private static final int MODE = 0644;
  private static final int MOST_LICENCES = 3;
  private static final long MOST_LICENCE_BYTES = 64L << 10;
  private static final Pattern LICENCE =
      Pattern.compile("(?i)(?:un)?(?:licen[cs]e|copying|copyright|eula)s?(?:[-._].*)?");
  private static final Pattern NOT_A_PAPER =
      Pattern.compile("(?i).*\\.(?:js|ts|json|py|rb|c|h|html?|xml|png|svg|so|class)");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);

  /** The licences whose text every system has, by how their names begin in the SPDX list. */
  private static final Map<String, String> COMMON =
      Map.ofEntries(
          Map.entry("APACHE-2", "Apache-2.0"),
          Map.entry("GPL-1", "GPL-1"),
          Map.entry("GPL-2", "GPL-2"),
          Map.entry("GPL-3", "GPL-3"),
          Map.entry("GPLV2", "GPL-2"),
          Map.entry("GPLV3", "GPL-3"),
          Map.entry("LGPL-2.1", "LGPL-2.1"),
          Map.entry("LGPL-2", "LGPL-2"),
          Map.entry("LGPL-3", "LGPL-3"),
          Map.entry("MPL-1.1", "MPL-1.1"),
          Map.entry("MPL-2", "MPL-2.0"),
          Map.entry("CC0-1", "CC0-1.0"));

  private final Identity identity;
  private final Papers papers;
  private final AppLayout layout;
  private final String maintainer;

  Paperwork(Identity identity, Papers papers, AppLayout layout, String maintainer) {
    this.identity = identity;
    this.papers = papers;
    this.layout = layout;
    this.maintainer = maintainer;
  }

  /** The folder of a package's papers. */
  static String folder(String packageName) {
    return "/usr/share/doc/" + packageName;
  }

  /**
   * @param date of the entry
   */
  InstalledFile changelog(Instant date) {
    String text =
        """
        %s (%s) unstable; urgency=medium

          * The app as its maker ships it.

         -- %s  %s
        """
            .formatted(
                identity.name(),
                identity.version(),
                maintainer,
                DATE.format(date.atOffset(ZoneOffset.UTC)));
    boolean revised = identity.version().contains("-");
    String name = revised ? "changelog.Debian.gz" : "changelog.gz";
    return new Written(folder(identity.name()) + "/" + name, MODE, text, true);
  }

  InstalledFile copyright(String source) throws IOException {
    String licence = identity.licence().orElse("unknown");
    StringBuilder text = new StringBuilder();
    text.append("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n");
    text.append("Upstream-Name: ").append(identity.title()).append('\n');
    identity.homepage().ifPresent(url -> text.append("Source: ").append(url).append('\n'));
    text.append("Comment: Made of ")
        .append(printable(source))
        .append(", as its maker ships it.\n\n");
    text.append("Files: *\n");
    String holder =
        identity.author().map(Person::toString).orElse("the makers of " + identity.title());
    text.append("Copyright: ").append(holder).append('\n');
    text.append("License: ").append(shortName(licence)).append('\n');
    terms(licence).forEach(line -> text.append(line.isBlank() ? " ." : " " + line).append('\n'));
    return new Written(folder(identity.name()) + "/copyright", MODE, text.toString(), false);
  }

  private static String shortName(String licence) {
    String plain = licence.replaceAll("[()]", "").replaceAll("\\s+(?i:or)\\s+", " or ");
    return plain.matches("[A-Za-z0-9.+-]+(?: (?:or|and) [A-Za-z0-9.+-]+)*+") ? plain : "see-text";
  }

  private List<String> terms(String licence) throws IOException {
    List<String> lines = new ArrayList<>();
    if (identity.licence().isEmpty()) {
      lines.add("The app's own papers do not name its licence.");
    } else if (shortName(licence).equals("see-text")) {
      lines.add("Its maker says: " + licence.replaceAll("\\s+", " "));
    }
    common(licence)
        .ifPresent(name -> lines.add("Its text is in /usr/share/common-licenses/" + name + "."));
    for (AppEntry entry : licenceFiles()) {
      add(entry, lines);
    }
    if (lines.isEmpty()) {
      lines.add("The app came without the licence's text.");
    }
    return lines;
  }

  private static Optional<String> common(String licence) {
    String upper = licence.toUpperCase(Locale.ROOT).replaceAll("[()]", "");
    return COMMON.entrySet().stream()
        .filter(each -> upper.startsWith(each.getKey()))
        .max(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue);
  }

  private List<AppEntry> licenceFiles() {
    return papers
        .files(
            path ->
                LICENCE.matcher(Papers.fileName(path)).matches()
                    && !NOT_A_PAPER.matcher(path).matches())
        .stream()
        .limit(MOST_LICENCES)
        .toList();
  }

  private void add(AppEntry entry, List<String> lines) throws IOException {
    Optional<String> path = layout.installed(entry.path());
    path.ifPresent(each -> lines.addAll(List.of("", "From " + printable(each) + ":")));
    Optional<String> text =
        entry.size() > MOST_LICENCE_BYTES ? Optional.empty() : papers.text(entry);
    if (text.isEmpty() || everySystemHas(text.get())) {
      lines.add("(its text is there)");
      return;
    }
    text.get().lines().map(Paperwork::printable).forEach(lines::add);
  }

  private static boolean everySystemHas(String text) {
    String start = text.substring(0, Math.min(400, text.length())).toUpperCase(Locale.ROOT);
    return start.contains("GENERAL PUBLIC LICENSE")
        || start.matches("(?s).*APACHE LICENSE\\s+VERSION 2.*");
  }

  private static String printable(String line) {
    return line.replaceAll("\\p{Cc}", " ").stripTrailing();
  }
}
