package debwright.deb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.archive.AppTree;
import debwright.debian.Tools;
import debwright.plan.InstalledFile.Copied;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when writing fails: nothing, or what was there before. */
class UnfinishedTest {
  @TempDir Path temp;
  private SmallApp small;

  @BeforeEach
  void small() throws Exception {
    small = new SmallApp(temp.resolve("app"));
  }

  @Test
  void aFullDiskLeavesNoPackage() throws Exception {
    byte[] noise = new byte[400_000];
    new Random(1).nextBytes(noise);
    Files.write(temp.resolve("app/noise"), noise);
    small.files.add(new Copied("/opt/tool/noise", 0644, "/noise"));
    Path disk = Files.createDirectories(temp.resolve("disk"));
    mount(disk);
    try {
      assertThatThrownBy(() -> small.write(disk))
          .isInstanceOf(IOException.class)
          .hasMessage(
              disk.resolve("small-tool_2.0-3_amd64.deb")
                  + " is not written: No space left on device");
      assertThat(disk).isEmptyDirectory();
    } finally {
      Tools.sh("umount '%s'".formatted(disk));
    }
  }

  private static void mount(Path disk) throws Exception {
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", disk.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(mount.getInputStream().readAllBytes(), UTF_8);
    Assumptions.assumeTrue(mount.waitFor() == 0, () -> "no small disk can be mounted: " + said);
  }

  @Test
  void anAppThatCannotBeReadLeavesTheOldPackage() throws Exception {
    Path deb = small.write(temp.resolve("out"));
    byte[] before = Files.readAllBytes(deb);
    try (AppTree app = small.open()) {
      Files.delete(temp.resolve("app/bin/tool"));
      assertThatThrownBy(
              () ->
                  new DebWriter(SmallApp.packing())
                      .write(small.plan(), app, deb.resolveSibling("")))
          .isInstanceOf(IOException.class);
    }
    assertThat(deb).hasBinaryContent(before);
    assertThat(deb.resolveSibling("")).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void anInterruptLeavesNothing() throws Exception {
    Path out = Files.createDirectories(temp.resolve("out"));
    try (AppTree app = small.open()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> new DebWriter(SmallApp.packing()).write(small.plan(), app, out))
          .isInstanceOf(IOException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void anEndOfTheProcessLeavesNothing() throws Exception {
    Path out = Files.createDirectories(temp.resolve("out"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName(),
                out.toString())
            .start();
    assertThat(process.getInputStream().read()).isEqualTo('.');
    assertThat(out).isNotEmptyDirectory();
    process.destroy();
    process.waitFor();
    assertThat(out).isEmptyDirectory();
  }

  /** Writes without end, until the process is told to end. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] args) throws Exception {
      try (Unfinished file = new Unfinished(Path.of(args[0], "x.deb"))) {
        System.out.print('.');
        System.out.flush();
        Thread.sleep(60_000);
        file.finish();
      }
    }
  }

  @Test
  void namesTheFileThatCannotBeMade() throws Exception {
    Path folder = temp.resolve("none");
    assertThatThrownBy(() -> new Unfinished(folder.resolve("x.deb")))
        .isInstanceOf(IOException.class)
        .hasMessage(folder.resolve("x.deb") + " is not written: no such folder");
  }
}
