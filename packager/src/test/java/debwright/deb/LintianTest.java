package debwright.deb;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.Tools;
import debwright.plan.InstalledFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintianTest {
  @TempDir Path temp;

  /** What the plan is to blame for, which is odd on purpose, is taken out or suppressed. */
  @Test
  void lintianFindsNoFaultWithWhatTheWriterDoes() throws Exception {
    Tools.need("lintian");
    SmallApp small = new SmallApp(temp.resolve("app"));
    small.files.removeIf(LintianTest::odd);
    small.scripts.clear();
    Path deb = small.write(temp.resolve("out"));
    String said =
        Tools.sh(
            "lintian --allow-root --no-cfg --fail-on none --suppress-tags initial-upload-closes-no-bugs,no-manual-page,dir-or-file-in-opt '%s'"
                .formatted(deb));
    assertThat(said).isEmpty();
    assertThat(Files.exists(deb)).isTrue();
  }

  private static boolean odd(InstalledFile file) {
    return file.path().matches("/var/.*|.*/helper|.*-link|.*quotes'");
  }
}
