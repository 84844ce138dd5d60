package debwright.resolve;

import static debwright.resolve.InstalledApp.SYSTEM;
import static debwright.resolve.InstalledApp.program;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.elf.TinyElf;
import debwright.plan.Outcome;
import debwright.plan.PlanJson;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.PlannedRelation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenedByNameTest {
  @TempDir private Path folder = Path.of("");
  private InstalledApp app;

  @BeforeEach
  void prepare() throws IOException {
    app = new InstalledApp(folder);
    for (String each : List.of("libx.so.1", "libgui-3.so.0", "libgui-4.so.1", "libvulkan.so.1")) {
      String name = each.replace(".so.", "-").replace("lib", "lib-");
      app.world().add(name, SYSTEM + each, "", "");
    }
    app.world()
        .add("libhidden1", "/usr/lib/hidden/libhidden.so.1", "", "")
        .add("libx-dev", SYSTEM + "libunversioned.so", "", "");
  }

  private static TinyElf opener(String... names) {
    TinyElf elf = program().needed("libc.so.6").uses("dlopen", "").constant("");
    for (String name : names) {
      elf.constant(name);
    }
    return elf;
  }

  private static TinyElf noted(String json) {
    return new TinyElf().needed("libc.so.6").dlopenNote(json.replace('\'', '"'));
  }

  private static List<String> relations(List<PlannedRelation> relations) {
    return relations.stream().map(PlannedRelation::relation).toList();
  }

  @Test
  void whatANoteRequiresIsADependsAndOthersAreLess() throws Exception {
    ReleasePlan plan =
        app.object(
                "/a.so",
                noted(
                    "[{'soname':['libx.so.1'],'priority':'required','feature':'x'},"
                        + "{'soname':['libnone.so.7','libgui-4.so.1','libgui-3.so.0']},"
                        + "{'soname':['libvulkan.so.1'],'priority':'suggested'}]"))
            .plan();
    assertThat(plan.depends()).isEqualTo("lib-x-1, libc6 (>= 2.2.5)");
    assertThat(relations(plan.recommends())).containsExactly("lib-gui-4-1 | lib-gui-3-0");
    assertThat(relations(plan.suggests())).containsExactly("lib-vulkan-1");
    assertThat(plan.relations().get(0).evidence())
        .containsExactly(new Evidence("/a.so", "libx.so.1", "dlopen-note", "", "", "x"));
  }

  @Test
  void whatIsLeftOutIsNotRecommendedEither() throws Exception {
    app.object(
        "/a.so",
        noted(
            "[{'soname':['libgui-4.so.1','libgui-3.so.0']},"
                + "{'soname':['libvulkan.so.1'],'priority':'suggested'}]"));
    assertThat(relations(app.planWithout("lib-gui-4-1").recommends())).isEmpty();
    assertThat(relations(app.planWithout("lib-gui-4-1").suggests()))
        .containsExactly("lib-vulkan-1");
    assertThat(relations(app.planWithout("lib-vulkan-1").suggests())).isEmpty();
  }

  @Test
  void aNoteThatMakesNoSenseIsAWarning() throws Exception {
    ReleasePlan plan =
        app.object(
                "/a.so",
                noted(
                    "[{'soname':['libx.so.1']},{'soname':['libno.so.1'],'priority':'required'},0]"))
            .plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
    assertThat(plan.warnings())
        .containsExactly(
            "/a.so: it does not work without libno.so.1, which nobody provides",
            "/a.so: its .note.dlopen: expected an object, found NUMBER");
    assertThat(relations(plan.recommends())).containsExactly("lib-x-1");
  }

  @Test
  void namesThatAnObjectHoldsAndCanOpenAreRecommended() throws Exception {
    ReleasePlan plan = app.object("/a", opener("libx.so.1", "libvulkan.so.1", "libno.so.1")).plan();
    assertThat(plan.depends()).isEqualTo("libc6 (>= 2.2.5)");
    assertThat(relations(plan.recommends())).containsExactly("lib-x-1");
    assertThat(relations(plan.suggests())).containsExactly("lib-vulkan-1");
    assertThat(plan.recommends().get(0).evidence())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.source()).isEqualTo("dlopen-string");
              assertThat(each.library()).isEqualTo("libx.so.1");
              assertThat(each.detail()).matches("offset \\d+");
            });
  }

  @Test
  void versionsOfOneLibraryAreAlternatives() throws Exception {
    ReleasePlan plan = app.object("/a", opener("libgui-4.so.1", "libgui-3.so.0")).plan();
    assertThat(relations(plan.recommends())).containsExactly("lib-gui-4-1 | lib-gui-3-0");
  }

  @Test
  void whatTheAppNeedsOrBringsAndWhatNoNameFindsIsLeftOut() throws Exception {
    ReleasePlan plan =
        app.object("/a", opener("libv.so.1", "libx.so.1", "libc.so.6", "libhidden.so.1"))
            .object("/b", opener("libunversioned.so", "libown.so.1").needed("libv.so.1"))
            .object("/lib/libx.so.1", new TinyElf())
            .object("/lib/other.so", new TinyElf().soname("libown.so.1"))
            .plan();
    assertThat(plan.depends()).isEqualTo("libc6 (>= 2.2.5), libv1 (>= 1.2)");
    assertThat(plan.recommends()).isEmpty();
    assertThat(plan.suggests()).isEmpty();
  }

  @Test
  void anotherVersionOfWhatTheAppNeedsIsNotWanted() throws Exception {
    ReleasePlan plan = app.object("/a", opener("libgui-4.so.1").needed("libgui-3.so.0")).plan();
    assertThat(plan.depends()).isEqualTo("lib-gui-3-0, libc6 (>= 2.2.5)");
    assertThat(plan.recommends()).isEmpty();
  }

  @Test
  void javasOwnLibrariesAskForJava() throws Exception {
    ReleasePlan plan = app.object("/a", opener("libjvm.so")).plan();
    assertThat(relations(plan.recommends()))
        .containsExactly("default-jre-headless | java-runtime-headless");
    assertThat(app.object("/jre/libjvm.so", new TinyElf()).plan().recommends()).isEmpty();
  }

  @Test
  void dotNetOpensTheYoungestIcuThatIsThere() throws Exception {
    app.world()
        .add("libicu72", SYSTEM + "libicuuc.so.72", "", "")
        .add("libssl3", SYSTEM + "libssl.so.3", "", "");
    ReleasePlan plan =
        app.object("/a", program().needed("libc.so.6").defines("DotNetRuntimeInfo", "")).plan();
    assertThat(relations(plan.recommends())).containsExactly("libicu72", "libssl3");
    assertThat(plan.recommends().get(0).evidence().get(0).source()).isEqualTo("framework");
  }

  @Test
  void chromiumHasATableOfItsOwn() throws Exception {
    app.world()
        .add("libx11-xcb1", SYSTEM + "libX11-xcb.so.1", "", "")
        .add("libspeechd2", SYSTEM + "libspeechd.so.2", "", "");
    ReleasePlan plan =
        app.script("/icudtl.dat", "")
            .script("/a.pak", "")
            .object("/browser", opener("libX11-xcb.so.1", "libspeechd.so.2", "libx.so.1"))
            .plan();
    assertThat(relations(plan.recommends())).containsExactly("libx11-xcb1");
    assertThat(relations(plan.suggests())).containsExactly("lib-x-1", "libspeechd2");
  }

  @Test
  void onlyAPlanThatHasSomeSaysSo() throws Exception {
    app.object("/a", opener("libx.so.1"));
    assertThat(PlanJson.text(app.whole()))
        .contains("\"recommends\":[{\"relation\":\"lib-x-1\",\"evidence\":[{\"object\":\"/a\"")
        .contains("\"detail\":\"offset ")
        .doesNotContain("\"suggests\"");
    app.object("/a", opener());
    assertThat(PlanJson.text(app.whole())).doesNotContain("recommends").doesNotContain("detail");
  }

  @Test
  void theReferencesModeLooksForNoneOfIt() throws Exception {
    app.object("/a.so", opener("libx.so.1"));
    assertThat(app.plan(Mode.EXACT).recommends()).isEmpty();
    assertThat(app.plan(Mode.LOADER).recommends()).hasSize(1);
  }
}
