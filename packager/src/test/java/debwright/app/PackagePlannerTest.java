package debwright.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Copied;
import debwright.plan.InstalledFile.Link;
import debwright.plan.InstalledFile.Written;
import debwright.plan.LeftOut;
import debwright.plan.Loading;
import debwright.plan.PackagePlan;
import debwright.plan.PackagePlan.Command;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.PlannedRelation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagePlannerTest {
  private static final String JSON =
      """
      {"name": "@maker/app-linux-x64", "version": "1.2.0-beta.3", "license": "MIT",
       "description": "A viewer for the things that you have.", "homepage": "https://maker.example/",
       "author": "Ann Doe <ann@maker.example>"}
      """;

  /** 48 by 48 pixels; only its head matters. */
  private static final byte[] PNG =
      Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAYAAABXAvmHAAAAAElFTkSuQmCC");

  @TempDir private Path folder;

  private static String text(PackagePlan plan, String path) {
    return plan.files().stream()
        .filter(file -> file.path().equals(path))
        .map(file -> ((Written) file).text())
        .findFirst()
        .orElseThrow(() -> new AssertionError("not installed: " + path + " of " + plan.files()));
  }

  private static List<String> paths(PackagePlan plan) {
    return plan.files().stream().map(InstalledFile::path).toList();
  }

  @Test
  void takesNameVersionAndPapersFromPackageJson() throws Exception {
    PackagePlan plan =
        new Apps(folder, "app.tgz")
            .program("package/app")
            .text("package/package.json", JSON)
            .plan();
    assertThat(plan.control())
        .containsEntry("Package", "maker-app")
        .containsEntry("Version", "1.2.0~beta.3")
        .containsEntry("Depends", "libc6 (>= 2.34)")
        .containsEntry("Homepage", "https://maker.example/");
    assertThat(plan.field("Description"))
        .startsWith("viewer for the things that you have\n This package holds ");
    assertThat(plan.fileName()).isEqualTo("maker-app_1.2.0~beta.3_amd64.deb");
    assertThat(plan.files())
        .contains(
            new Copied("/opt/maker-app/app", 0755, "/package/app"),
            new Link("/usr/bin/app", "/opt/maker-app/app"));
    assertThat(text(plan, "/usr/share/doc/maker-app/copyright"))
        .contains("Copyright: Ann Doe <ann@maker.example>\nLicense: MIT\n");
  }

  @Test
  void aDamagedPackageJsonIsToldAndTheFilesNameTaken() throws Exception {
    PackagePlan plan =
        new Apps(folder, "viewer-2.5").program("viewer").text("package.json", "{\n\"a\": }").plan();
    assertThat(plan.fileName()).isEqualTo("viewer_2.5_amd64.deb");
    assertThat(plan.warnings())
        .anySatisfy(
            line -> assertThat(line).startsWith("/package.json:2 tells nothing: Unexpected "));
    PackagePlan other =
        new Apps(folder, "other-2.5").program("other").text("package.json", "[1]").plan();
    assertThat(other.warnings()).contains("/package.json tells nothing: expected a JSON object");
  }

  @Test
  void takesNameAndVersionFromTheFilesName() throws Exception {
    PackagePlan plan = new Apps(folder, "viewer-2.5-linux-x86_64.tar.gz").program("viewer").plan();
    assertThat(plan.fileName()).isEqualTo("viewer_2.5_amd64.deb");
  }

  @Test
  void saysWhatIsMissingWhereNothingTellsTheVersion() throws Exception {
    Apps app = new Apps(folder, "viewer").program("viewer");
    assertThatThrownBy(app::plan)
        .isInstanceOfSatisfying(
            PackagingException.class,
            e -> assertThat(e.hint()).isEqualTo("give one with --version"))
        .hasMessageStartingWith(
            "nothing tells the version of viewer: expected one in package.json");
  }

  @Test
  void adaptsTheAppsOwnDesktopEntryAndIcon() throws Exception {
    PackagePlan plan =
        new Apps(folder, "viewer-1.0")
            .program("bin/viewer")
            .bytes("icons/viewer48.png", PNG, "rw-r--r--")
            .text(
                "org.maker.Viewer.desktop",
                """
                # made by hand
                [Desktop Entry]
                Type=Application
                Name=Viewer
                TryExec=/home/maker/viewer
                Exec="/home/maker/bin/viewer" --new "two words" %U
                Icon=/home/maker/viewer48.png
                MimeType=image/png;
                """)
            .plan();
    assertThat(text(plan, "/usr/share/applications/org.maker.Viewer.desktop"))
        .isEqualTo(
            """
            [Desktop Entry]
            Type=Application
            Name=Viewer
            Exec=viewer --new "two words" %U
            Icon=viewer
            MimeType=image/png;
            """);
    assertThat(plan.files())
        .contains(
            new Copied(
                "/usr/share/icons/hicolor/48x48/apps/viewer.png", 0644, "/icons/viewer48.png"));
  }

  @Test
  void aChromiumBasedAppIsConfinedWhereOnlyProfiledProgramsMayMakeNamespaces() throws Exception {
    Apps app = new Apps(folder, "browser-1.0").program("browser").chromium();
    PackagePlan ubuntu = app.plan("ubuntu:24.04", Wishes.NONE);
    assertThat(text(ubuntu, "/etc/apparmor.d/browser"))
        .contains(
            "profile browser-browser \"/opt/browser/browser\" flags=(unconfined) {\n  userns,\n");
    assertThat(ubuntu.conffiles()).containsExactly("/etc/apparmor.d/browser");
    assertThat(ubuntu.scripts()).containsOnlyKeys("postinst", "prerm");
    assertThat(ubuntu.files())
        .contains(new Copied("/opt/browser/chrome-sandbox", 04755, "/chrome-sandbox"));
    assertThat(ubuntu.warnings()).anyMatch(line -> line.contains("mode 4755"));
    PackagePlan debian = app.plan();
    assertThat(paths(debian)).doesNotContain("/etc/apparmor.d/browser");
    assertThat(debian.scripts()).isEmpty();
  }

  @Test
  void aNameAloneGivesNoRightToBecomeRoot() throws Exception {
    PackagePlan plan =
        new Apps(folder, "tool-1.0")
            .program("tool")
            .program("bin/chrome-sandbox")
            .text("icudtl.dat", "")
            .text("resources.pak", "")
            .plan("ubuntu:24.04", Wishes.NONE);
    assertThat(plan.files())
        .contains(new Copied("/opt/tool/bin/chrome-sandbox", 0755, "/bin/chrome-sandbox"));
    PackagePlan other =
        new Apps(folder, "other-1.0").program("other").program("chrome-sandbox").plan();
    assertThat(other.files())
        .contains(new Copied("/opt/other/chrome-sandbox", 0755, "/chrome-sandbox"));
    assertThat(other.control()).doesNotContainKey("Recommends");
  }

  @Test
  void leavesOutWhatTheWantedSystemDoesNotRun() throws Exception {
    Apps app =
        new Apps(folder, "app-1.0")
            .program("x64/app")
            .program("arm64/app")
            .bytes(
                "mac/app",
                new byte[] {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe, 7, 0, 0, 1},
                "rwxr-xr-x")
            .text("a/.DS_Store", "x")
            .link("out", "../../etc")
            .link("in", "x64/app");
    Loading loading =
        new Loading(
            List.of(),
            List.of(new Loading.LibraryLink("/x64/libx.so.1", "libx.so.1.2")),
            List.of(),
            List.of(),
            List.of(new LeftOut("/arm64/app", "for linux-gnu arm64")),
            List.of());
    PackagePlan plan = app.plan("debian:12", Wishes.NONE, loading);
    assertThat(plan.leftOut())
        .containsExactly(
            new LeftOut(
                "/a/.DS_Store", "left behind by a file manager or a version control system"),
            new LeftOut("/arm64/app", "for linux-gnu arm64"),
            new LeftOut("/mac/app", "for macOS"),
            new LeftOut("/out", "a link to ../../etc, out of the app"));
    assertThat(plan.files())
        .contains(
            new Link("/opt/app/in", "x64/app"), new Link("/opt/app/x64/libx.so.1", "libx.so.1.2"));
    assertThat(plan.commands()).containsExactly(new Command("app", "/opt/app/x64/app", "link"));
  }

  @Test
  void aScriptThatLooksBesideItsNameIsCalledByItsPath() throws Exception {
    PackagePlan plan =
        new Apps(folder, "app-1.0")
            .library("lib.so")
            .script("app", "#!/usr/bin/env python3\nimport sys # $0\n")
            .script("run it", "#!/bin/sh\nexec \"$(dirname \"$0\")/app\"\n")
            .text("package.json", "{\"bin\": {\"run\": \"run it\", \"app\": \"app\"}}")
            .plan();
    assertThat(text(plan, "/usr/bin/run")).isEqualTo("#!/bin/sh\nexec '/opt/app/run it' \"$@\"\n");
    assertThat(plan.field("Depends")).isEqualTo("libc6 (>= 2.34), python3");
  }

  @Test
  void aTreeLaidOutAsASystemKeepsItsPlaces() throws Exception {
    PackagePlan plan =
        new Apps(folder, "tool-1.0")
            .program("usr/bin/tool")
            .text("etc/tool.conf", "x=1\n")
            .link("usr/bin/t", "/usr/bin/tool")
            .plan();
    assertThat(plan.files())
        .contains(
            new Copied("/usr/bin/tool", 0755, "/usr/bin/tool"),
            new Link("/usr/bin/t", "/usr/bin/tool"));
    assertThat(plan.conffiles()).containsExactly("/etc/tool.conf");
  }

  @Test
  void theControlFilesOfAPackageInTheMakingAreNotInstalled() throws Exception {
    PackagePlan plan =
        new Apps(folder, "tool-1.0")
            .program("usr/bin/tool")
            .text("DEBIAN/control", "Package: tool\n")
            .script("DEBIAN/postinst", "#!/bin/sh\n")
            .plan();
    assertThat(plan.files()).contains(new Copied("/usr/bin/tool", 0755, "/usr/bin/tool"));
    assertThat(paths(plan)).noneMatch(path -> path.contains("DEBIAN"));
    assertThat(plan.leftOut())
        .extracting(LeftOut::path)
        .containsExactly("/DEBIAN/control", "/DEBIAN/postinst");
    assertThat(plan.choice()).noneMatch(each -> each.path().startsWith("/DEBIAN/"));
  }

  @Test
  void aRightToBecomeAnotherUserIsNotTakenOver() throws Exception {
    Apps app = new Apps(folder, "app-1.0").program("app").program("su");
    Files.setAttribute(folder.resolve("app-1.0/su"), "unix:mode", 04755);
    PackagePlan plan = app.plan();
    assertThat(plan.files()).contains(new Copied("/opt/app/su", 0755, "/su"));
    assertThat(plan.warnings())
        .contains(
            "/su came with mode 4755: it is installed without the right to run as another user");
  }

  @Test
  void aProgramWhoseLibrariesAreOffItsPathGetsAWrapper() throws Exception {
    Loading loading =
        new Loading(
            List.of(new Loading.ProgramPlan("/app/bin/app", List.of("/app/lib", "/app/lib/b c"))),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    PackagePlan plan =
        new Apps(folder, "app-1.0")
            .program("app/bin/app")
            .library("app/lib/libx.so.1")
            .plan("debian:12", Wishes.NONE, loading);
    assertThat(text(plan, "/usr/bin/app"))
        .isEqualTo(
            """
            #!/bin/sh
            LD_LIBRARY_PATH=/opt/app/lib:'/opt/app/lib/b c'${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
            export LD_LIBRARY_PATH
            exec /opt/app/bin/app "$@"
            """);
  }

  private static PlannedRelation opened(String relation, String library, String source) {
    return new PlannedRelation(
        relation, List.of(new Evidence("/app", library, source, "", "", "offset 7")));
  }

  @Test
  void dependsOnWhatChromiumOpensAndEndsWithout() throws Exception {
    ReleasePlan needs =
        Needs.of(
            Apps.needs("debian:12", Loading.NONE),
            List.of(
                opened("libegl1", "libEGL.so.1", "framework"),
                opened("libx11-xcb1", "libX11-xcb.so.1", "framework")),
            List.of(opened("libva2", "libva.so.2", "framework")));
    PackagePlan plan =
        new Apps(folder, "browser-1.0").program("browser").chromium().plan(needs, Wishes.NONE);
    assertThat(plan.field("Depends")).isEqualTo("libc6 (>= 2.34), libx11-xcb1");
    assertThat(plan.field("Recommends")).isEqualTo("libegl1, xdg-utils");
    assertThat(plan.field("Suggests")).isEqualTo("libva2");
    assertThat(plan.needs().get(2).because())
        .containsExactly("libX11-xcb.so.1, opened by name in /app (offset 7)");
    PackagePlan other = new Apps(folder, "tool-1.0").program("tool").plan(needs, Wishes.NONE);
    assertThat(other.field("Recommends")).isEqualTo("libegl1, libx11-xcb1");
  }

  @Test
  void whatACommandStartsWithIsNotRecommendedAsWell() throws Exception {
    ReleasePlan needs =
        Needs.of(
            Apps.needs("debian:12", Loading.NONE),
            List.of(
                opened("nodejs", "node", "interpreter"),
                opened("python3", "python3", "interpreter")),
            List.of());
    PackagePlan plan =
        new Apps(folder, "app-1.0")
            .script("app", "#!/usr/bin/env python3\n")
            .library("lib.so")
            .plan(needs, Wishes.NONE);
    assertThat(plan.field("Depends")).isEqualTo("libc6 (>= 2.34), python3");
    assertThat(plan.field("Recommends")).isEqualTo("nodejs");
    assertThat(plan.needs().get(1).because()).containsExactly("node starts /app");
  }

  @Test
  void aScriptTellsTheLoaderForTheProgramsThatItStarts() throws Exception {
    Loading loading =
        new Loading(
            List.of(new Loading.ProgramPlan("/lib/ruby", List.of("/lib"))),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    PackagePlan plan =
        new Apps(folder, "tool-1.0")
            .script("tool", "#!/bin/sh\nexec lib/ruby\n")
            .program("lib/ruby")
            .text("readme", "x")
            .plan("debian:12", Wishes.NONE, loading);
    assertThat(text(plan, "/usr/bin/tool"))
        .contains("LD_LIBRARY_PATH=/opt/tool/lib$")
        .endsWith("exec /opt/tool/tool \"$@\"\n");
  }
}
