package debwright.explain;

import static debwright.explain.SmallApp.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import debwright.elf.TinyElf;
import debwright.explain.ExplainedLibrary.Answer;
import debwright.explain.ExplainedOption.Kind;
import debwright.resolve.Loss;
import debwright.resolve.Trace.Loser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several packages that ship one path, and of what is opened by name. */
final class WhyThatPackageTest {
  @TempDir private Path folder = Path.of("");
  private SmallApp app;

  @BeforeEach
  void prepare() throws IOException {
    app = new SmallApp(folder);
  }

  private Answer answer(String soname) throws Exception {
    return app.explain(new Topic.Library(soname)).libraries().get(0).answers().get(0);
  }

  @Test
  void tellsThatAPackageHasItsFilesBesideTheApps() throws Exception {
    String link = SYSTEM + "libunwind.so.1";
    app.world()
        .linked("libunwind-13", link, "/usr/lib/llvm-13/lib", "libunwind 1 libunwind-13\n")
        .linked("libunwind-19", link, "/usr/lib/llvm-19/lib", "libunwind 1 libunwind-19\n");
    app.object("/usr/lib/llvm-19/lib/libx.so.1", new TinyElf().needed("libunwind.so.1"));
    Answer answer = answer("libunwind.so.1");
    assertThat(answer.because()).isEqualTo(Because.HOME);
    assertThat(answer.losers())
        .extracting(Loser::packageName, Loser::loss)
        .contains(tuple("libunwind-13", Loss.OTHER_HOME));
  }

  @Test
  void tellsThatAPackageHasTheSymbols() throws Exception {
    String path = SYSTEM + "libjit.so.1";
    app.world()
        .add("libjit1", path, "libjit.so.1 libjit1 #MINVER#\n f@Base 1\n", "")
        .add("libjit2-1", path, "libjit.so.1 libjit2-1 #MINVER#\n f@Base 1\n g@Base 2\n", "");
    app.object("/a", new TinyElf().needed("libjit.so.1").uses("g", ""));
    Answer answer = answer("libjit.so.1");
    assertThat(answer.because()).isEqualTo(Because.SYMBOLS);
    assertThat(answer.losers())
        .extracting(Loser::packageName, Loser::loss)
        .contains(tuple("libjit1", Loss.FEWER_SYMBOLS));
  }

  @Test
  void tellsWhatIsOpenedByName() throws Exception {
    app.world().add("libgui1", SYSTEM + "libgui.so.1", "", "");
    String note = "[{\"soname\":[\"libgui.so.1\"],\"priority\":\"suggested\",\"feature\":\"gui\"}]";
    app.object("/a", new TinyElf().needed("libc.so.6").dlopenNote(note));
    for (Topic topic :
        new Topic[] {new Topic.Library("libgui.so.1"), new Topic.OfPackage("libgui1")}) {
      Explanation explanation = app.explain(topic);
      assertThat(explanation.refusal()).isEmpty();
      assertThat(explanation.options())
          .extracting(ExplainedOption::kind, ExplainedOption::relation)
          .containsExactly(tuple(Kind.SUGGESTED, "libgui1"));
      assertThat(explanation.options().get(0).evidence().get(0).detail()).isEqualTo("gui");
    }
    assertThat(app.explain(new Topic.Library("libgui.so.2")).refusal()).isPresent();
    assertThat(app.explain(new Topic.Everything()).options()).hasSize(1);
  }
}
