package debwright.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.index.Release;
import debwright.plan.InstalledFile.Written;
import debwright.plan.PackagePlan.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The profile's scripts are run, with a parser that is made for the test. */
class ConfinementTest {
  private static final String KERNEL = "/sys/kernel/security/apparmor";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"ubuntu:24.04, true", "ubuntu:22.04, false", "debian:12, false", "debian:13, false"})
  void isNeededWhereOnlyProfiledProgramsMayMakeNamespaces(String release, boolean needed) {
    assertThat(Confinement.neededOn(Release.of(release).orElseThrow())).isEqualTo(needed);
  }

  @Test
  void aPathIsNoPattern() {
    Command odd = new Command("odd", "/opt/a b/[x]*\"{y}\\\n", "link");
    Command java = new Command("java", "Main", "java");
    Written profile = (Written) Confinement.profile("app", List.of(odd, java));
    assertThat(profile.path()).isEqualTo("/etc/apparmor.d/app");
    assertThat(profile.text())
        .contains("profile app-odd \"/opt/a b/\\[x\\]\\*\\\"\\{y\\}\\\\\\012\" flags=")
        .doesNotContain("Main");
  }

  @Test
  void aProfileThatIsNotTakenIsToldAndThePackageInstalled() throws Exception {
    assertThat(run("postinst", "configure", "exit 3"))
        .isEqualTo(
            "0 app: apparmor_parser could not replace the profile /etc/apparmor.d/app (status 3)\n");
    assertThat(run("prerm", "remove", "exit 1"))
        .isEqualTo(
            "0 app: apparmor_parser could not remove the profile /etc/apparmor.d/app (status 1)\n");
  }

  @Test
  void theProfileIsLoadedAndTakenOut() throws Exception {
    assertThat(run("postinst", "configure", "echo \"$@\""))
        .isEqualTo("0 --replace /etc/apparmor.d/app\n");
    assertThat(run("prerm", "remove", "echo \"$@\"")).isEqualTo("0 --remove /etc/apparmor.d/app\n");
    assertThat(run("prerm", "upgrade", "echo \"$@\"")).isEqualTo("0 ");
  }

  // Its exit code, a blank and all that it prints.
  private String run(String script, String when, String parser)
      throws IOException, InterruptedException {
    Path tool = folder.resolve("apparmor_parser");
    Files.writeString(tool, "#!/bin/sh\n" + parser + "\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    String text = Confinement.scripts("app").getOrDefault(script, "");
    assertThat(text).contains(KERNEL);
    Path file = folder.resolve(script);
    Files.writeString(file, text.replace(KERNEL, folder.toString()));
    ProcessBuilder shell = new ProcessBuilder("/bin/sh", file.toString(), when);
    shell.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
    Process process = shell.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() + " " + said;
  }
}
