package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.corpus.Digests;
import debwright.index.IndexWriter;
import debwright.index.Release;
import debwright.label.Root;
import debwright.launcher.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both other engines, as {@code corpus run} starts them. */
final class OtherEnginesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theHarnessRunsAndComparesThem() throws Exception {
    Tools.require("dpkg-shlibdeps", "dpkg-query", "tar", "perl", "python3", "readelf");
    Optional<Release> release = Root.running().release();
    Assumptions.assumeTrue(release.isPresent(), "the running system is of no known release");
    makeCorpus(release.get(), Root.running().architecture());
    run("dpkg-shlibdeps", java("engine", "dpkg-shlibdeps"));
    run(
        "contents-only",
        "%s '%s' --release %s --architecture %s"
            .formatted(
                Path.of("src/main/engines/contents-only").toAbsolutePath(),
                folder.resolve("Contents"),
                release.get(),
                Root.running().architecture()));
    assertThat(results("dpkg-shlibdeps")).contains(",ok,true,").contains(",libc6 (>= ");
    assertThat(results("contents-only")).contains(",ok,true,").contains(",libc6,");
    assertThat(call("compare", folder.resolve("dpkg-shlibdeps"), folder.resolve("contents-only")))
        .contains("lowered libc6 (>= ", "verdict: FAIL (1 regressed");
  }

  private void makeCorpus(Release release, String architecture) throws Exception {
    Path app = Files.copy(Path.of("/bin/true").toRealPath(), folder.resolve("app"));
    Files.writeString(
        folder.resolve("mine.corpus.csv"),
        """
        id,source,location,sha256,size,release,architecture,tier,label,expected
        mine/true,file,app,%s,%d,%s,%s,full,packages,libc6
        """
            .formatted(Digests.of(app), Files.size(app), release, architecture));
    new IndexWriter(release, architecture, "nowhere").write(folder.resolve("index"));
    String libraries = architecture.equals("arm64") ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
    Files.writeString(
        folder.resolve("Contents"), "usr/lib/" + libraries + "/libc.so.6 libs/libc6\n");
  }

  private void run(String name, String command) {
    call(
        "corpus",
        "run",
        "--no-cache",
        "--corpus",
        folder.resolve("mine.corpus.csv"),
        "--index",
        folder.resolve("index"),
        "--engine",
        "cmd:DEBWRIGHT_CACHE='" + folder.resolve("cache") + "' " + command,
        "-o",
        folder.resolve(name));
  }

  private static String java(String... arguments) {
    return "exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' debwright.cli.Main %s"
        .formatted(
            Path.of(System.getProperty("java.home", ""), "bin/java"),
            System.getProperty("java.class.path", ""),
            String.join(" ", arguments));
  }

  private String call(Object... words) {
    Shell shell = Shell.piped(folder.resolve("cache"));
    int exit = shell.run(Arrays.stream(words).map(Object::toString).toArray(String[]::new));
    assertThat(exit).as(shell.err()).isBetween(0, 1);
    return shell.out();
  }

  private String results(String run) throws Exception {
    return Files.readString(folder.resolve(run).resolve("results.csv"));
  }
}
