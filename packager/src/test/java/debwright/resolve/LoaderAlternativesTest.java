package debwright.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.elf.TinyElf;
import debwright.plan.LeftOut;
import debwright.plan.Outcome;
import debwright.plan.ReleasePlan;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mode loader: plugins of which one is enough. */
final class LoaderAlternativesTest {
  @TempDir private Path folder = Path.of("");
  private InstalledApp app;

  @BeforeEach
  void prepare() throws IOException {
    app = new InstalledApp(folder);
  }

  @Test
  void ofPluginsThatProvideTheSameThoseAreUsedThatLoad() throws Exception {
    app.object("/libplug-ffmpeg-1.so", new TinyElf().needed("libv.so.1").defines("start", ""));
    app.object("/libplug-7.so", new TinyElf().needed("libv.so.7").defines("start", ""));
    ReleasePlan plan = app.plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
    assertThat(plan.loading().unused())
        .containsExactly(
            new LeftOut(
                "/libplug-7.so",
                "nobody provides libv.so.7; /libplug-ffmpeg-1.so stands in for it"));
  }

  @Test
  void pluginsThatProvideOtherThingsAllCount() throws Exception {
    app.object("/libplug-1.so", new TinyElf().needed("libv.so.1").defines("start", ""));
    app.object("/libplug-7.so", new TinyElf().needed("libv.so.7").defines("stop", ""));
    assertThat(app.plan().outcome()).isEqualTo(Outcome.UNRESOLVED_LIBRARY);
  }

  @Test
  void noneIsPassedOverWhereNoneLoads() throws Exception {
    app.object("/libplug-6.so", new TinyElf().needed("libv.so.6").defines("start", ""));
    app.object("/libplug-7.so", new TinyElf().needed("libv.so.7").defines("start", ""));
    assertThat(app.plan().missing()).hasSize(2);
  }

  @Test
  void javaFxDoesWithoutItsPluginsForFfmpeg() throws Exception {
    app.object("/libjfxmedia.so", new TinyElf().needed("libv.so.1"));
    app.object("/libavplugin-54.so", new TinyElf().needed("libav.so.54").defines("start", ""));
    app.object("/libavplugin-56.so", new TinyElf().needed("libav.so.56").defines("start", ""));
    ReleasePlan plan = app.plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
    assertThat(plan.depends()).isEqualTo("libv1 (>= 1.2)");
    assertThat(plan.loading().unused())
        .extracting(LeftOut::reason)
        .first()
        .isEqualTo("nobody provides libav.so.54; the app does without it");
  }
}
