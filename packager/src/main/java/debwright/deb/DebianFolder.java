package debwright.deb;

import static java.nio.charset.StandardCharsets.UTF_8;

import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Written;
import debwright.plan.PackagePlan;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code debian} folder of a source package. It needs nothing but dpkg-dev to build: a manifest
 * says of each file where it comes from and goes to, and two small scripts do so.
 */
final class DebianFolder {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);

  private final PackagePlan plan;
  private final Layout layout;
  private final Instant time;

  /** Installed path to the name in the source of each file that the packager wrote. */
  private final Map<String, String> places = new HashMap<>();

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, Boolean> packed = new HashMap<>();

  DebianFolder(PackagePlan plan, Layout layout, Instant time) {
    this.plan = plan;
    this.layout = layout;
    this.time = time;
  }

  void write(UnfinishedFolder source) throws IOException {
    texts();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      source.put(text.getKey(), text.getValue());
    }
    for (Map.Entry<String, String> script : plan.scripts().entrySet()) {
      source.executable("debian/" + script.getKey(), script.getValue());
    }
    for (String machinery : new String[] {"rules", "put-in-place", "put-control"}) {
      source.executable("debian/" + machinery, resource(machinery));
    }
  }

  private void texts() {
    texts.put("debian/control", SourceControl.text(plan));
    texts.put(
        "debian/source/format", SourceControl.revised(plan) ? "3.0 (quilt)\n" : "3.0 (native)\n");
    plan.files().forEach(this::written);
    texts.computeIfAbsent("debian/changelog", name -> changelog());
    if (!plan.conffiles().isEmpty()) {
      texts.put("debian/conffiles", String.join("\n", plan.conffiles()) + "\n");
    }
    texts.put("debian/manifest", new Manifest(places, packed).of(layout));
  }

  private void written(InstalledFile file) {
    if (file instanceof Written written) {
      String place = place(written);
      places.put(file.path(), place);
      packed.put(file.path(), written.packed());
      texts.put(place, written.text());
    }
  }

  private String place(Written file) {
    String papers = "/usr/share/doc/" + plan.field("Package") + "/";
    String name = file.path().startsWith(papers) ? file.path().substring(papers.length()) : "";
    if (name.equals("copyright") && !file.packed()) {
      return "debian/copyright";
    }
    if (name.startsWith("changelog") && isChangelog(file.text())) {
      return "debian/changelog";
    }
    return "debian/text" + file.path();
  }

  private boolean isChangelog(String text) {
    return text.startsWith("%s (%s) ".formatted(SourceControl.name(plan), plan.field("Version")));
  }

  private String changelog() {
    return """
        %s (%s) unstable; urgency=medium

          * Package of the app as its maker ships it.

         -- %s  %s
        """
        .formatted(
            SourceControl.name(plan),
            plan.field("Version"),
            plan.field("Maintainer"),
            DATE.format(time.atOffset(ZoneOffset.UTC)));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = DebianFolder.class.getResourceAsStream(name)) {
      return new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), UTF_8);
    }
  }
}
