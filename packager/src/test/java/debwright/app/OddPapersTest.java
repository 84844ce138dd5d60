package debwright.app;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.deb.Compression;
import debwright.deb.DebWriter;
import debwright.deb.Packing;
import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Written;
import debwright.plan.PackagePlan;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Papers that nobody would write on purpose: what is made of them keeps its form. */
class OddPapersTest {
  private static final String INJECTED =
      """
      {"name": "viewer", "version": "1.0", "productName": "View\\nExec=evil",
       "description": "  see\\u0000b\\r\\n c ", "license": "Own\\nlicence",
       "author": {"name": "Ann\\nDoe", "email": "ann@maker.example"}}
      """;

  @TempDir private Path folder;

  private static String text(PackagePlan plan, String path) {
    return plan.files().stream()
        .filter(file -> file.path().equals(path))
        .map(file -> ((Written) file).text())
        .findFirst()
        .orElseThrow(() -> new AssertionError("not installed: " + path));
  }

  private Apps app(String json) throws Exception {
    return new Apps(folder, "app-1.0").program("viewer").chromium().text("package.json", json);
  }

  @Test
  void aLineEndInANameStartsNoLineOfItsOwn() throws Exception {
    PackagePlan plan = app(INJECTED).plan();
    assertThat(text(plan, "/usr/share/applications/viewer.desktop"))
        .contains("Name=View Exec=evil\n", "Exec=viewer %U\n")
        .doesNotContain("\nExec=evil");
    assertThat(text(plan, "/usr/share/doc/viewer/copyright"))
        .contains("Upstream-Name: View Exec=evil\n")
        .contains("Copyright: Ann Doe <ann@maker.example>\n")
        .contains("License: see-text\n Its maker says: Own licence\n");
    assertThat(plan.field("Description"))
        .startsWith("see b c\n This package holds View Exec=evil 1.0");
  }

  @Test
  void aPackageCanBeWrittenOfIt() throws Exception {
    Apps app = app(INJECTED);
    PackagePlan plan = app.plan();
    try (var tree = app.tree()) {
      Packing packing = new Packing(Instant.EPOCH, Compression.NONE, 1);
      assertThat(new DebWriter(packing).write(plan, tree, folder)).isNotEmptyFile();
    }
  }

  @Test
  void aLongSummaryIsCutAtAWordAndToldInFull() throws Exception {
    String summary = "The viewer that " + "shows pictures ".repeat(8).strip() + ".";
    PackagePlan plan =
        app("{\"name\": \"viewer\", \"version\": \"1\", \"description\": \"%s\"}"
                .formatted(summary))
            .plan();
    var lines = plan.field("Description").lines().toList();
    assertThat(lines.get(0)).hasSizeLessThanOrEqualTo(80).startsWith("that shows").endsWith("...");
    assertThat(lines).contains(" .").allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    assertThat(String.join("", lines.subList(1, lines.indexOf(" ."))))
        .contains(summary.substring(40, 70));
  }

  @Test
  void aSummaryThatOnlyNamesTheAppIsNone() throws Exception {
    assertThat(synopsis("Viewer.")).isEqualTo("binary release of viewer");
    assertThat(synopsis("")).isEqualTo("binary release of viewer");
    assertThat(synopsis("viewer is a tool to see things")).isEqualTo("tool to see things");
    assertThat(synopsis("x".repeat(200))).hasSize(78).endsWith("...");
  }

  private String synopsis(String summary) throws Exception {
    String json = "{\"name\": \"viewer\", \"version\": \"1\", \"description\": \"%s\"}";
    return app(json.formatted(summary)).plan().field("Description").lines().findFirst().orElse("");
  }

  @Test
  void licencesOfEverySystemAreNamedAndOthersTakenIn() throws Exception {
    Apps app =
        app("{\"name\": \"viewer\", \"version\": \"1\", \"license\": \"(MIT OR Apache-2.0)\"}")
            .text("LICENSE", "Do what\n\n\tyou like.\u0007 \n")
            .text("COPYING.GPL", "  GNU GENERAL PUBLIC LICENSE\n Version 2\n")
            .text("license.js", "no paper")
            .text("EULA", "x".repeat((64 << 10) + 1));
    assertThat(text(app.plan(), "/usr/share/doc/viewer/copyright"))
        .contains("License: MIT or Apache-2.0\n")
        .contains(" From /opt/viewer/LICENSE:\n Do what\n .\n  you like.\n")
        .contains(" From /opt/viewer/COPYING.GPL:\n (its text is there)\n")
        .contains(" From /opt/viewer/EULA:\n (its text is there)\n")
        .doesNotContain("no paper");
  }

  @Test
  void aLicenceThatNobodyNamesIsUnknown() throws Exception {
    String text =
        text(
            app("{\"name\": \"viewer\", \"version\": \"1\"}").plan(),
            "/usr/share/doc/viewer/copyright");
    assertThat(text)
        .contains("Copyright: the makers of viewer\nLicense: unknown\n")
        .endsWith(" The app's own papers do not name its licence.\n");
  }

  @Test
  void anEntryThatStartsAnotherProgramStartsTheAppsOwn() throws Exception {
    PackagePlan plan =
        app("{\"name\": \"viewer\", \"version\": \"1\"}")
            .text(
                "own.desktop",
                """
                [Desktop Entry]
                Type=Application
                Name=Own
                Exec=env A=1 /somewhere/else "--a\\"b" 'c' %f
                Actions=New;

                [Desktop Action New]
                Exec=
                """)
            .text("broken.desktop", "Type=Application\nExec=evil\n[Desktop Entry\n")
            .text("link.desktop", "[Desktop Entry]\nType=Link\nURL=https://maker.example/\n")
            .plan();
    assertThat(text(plan, "/usr/share/applications/own.desktop"))
        .contains("Exec=env A=1 viewer \"--a\\\"b\" \"'c'\" %f\n")
        .contains("[Desktop Action New]\nExec=viewer\n")
        .doesNotContain("/somewhere/else");
    assertThat(plan.files())
        .extracting(InstalledFile::path)
        .filteredOn(path -> path.startsWith("/usr/share/applications/"))
        .containsExactly("/usr/share/applications/own.desktop");
  }

  @Test
  void aByteOrderMarkBeforeTheJsonIsPassedOver() throws Exception {
    PackagePlan plan = app("\ufeff{\"name\": \"viewer\", \"version\": \"3.1\"}").plan();
    assertThat(plan.field("Version")).isEqualTo("3.1");
  }
}
