package debwright.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.elf.TinyElf;
import debwright.index.Confidence;
import debwright.index.IndexException;
import debwright.index.SmallWorld;
import debwright.plan.Outcome;
import debwright.plan.Plan;
import debwright.plan.PlanJson;
import debwright.plan.ReleasePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfidenceTest {
  private static final String SYSTEM = "/usr/lib/x86_64-linux-gnu/";

  @TempDir private Path folder = Path.of("");

  private static SmallWorld world() {
    return new SmallWorld()
        .add("libv1", SYSTEM + "libv.so.1", "", "libv 1 libv1 (>= 1)\n")
        .add("libplain1", SYSTEM + "libplain.so.1", "", "")
        .hearsay("libs1", SYSTEM + "libs.so.1", Confidence.STRONG, 0)
        .hearsay("libg-aaa", SYSTEM + "libg.so.1", Confidence.AMBIGUOUS, 1)
        .hearsay("libg1", SYSTEM + "libg.so.1", Confidence.LIKELY, 0);
  }

  private Plan plan(Mode mode, Strategy strategy, String... needed)
      throws IOException, IndexException, ArchiveException {
    TinyElf elf = new TinyElf();
    for (String name : needed) {
      elf.needed(name);
    }
    Path program = Files.write(folder.resolve("program"), elf.bytes());
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Rules rules = new Rules(mode, strategy, DpkgRules.V1_21, List.of());
    try (AppTree tree = AppTree.open(program, Limits.DEFAULT)) {
      return Packager.of("program", List.of(tree))
          .plan(List.of(new Packager.Request(world().index(folder), Architecture.AMD64, rules)));
    }
  }

  private ReleasePlan loader(String... needed)
      throws IOException, IndexException, ArchiveException {
    return plan(Mode.LOADER, Strategy.SYMBOLS, needed).releases().get(0);
  }

  @Test
  void aDependsOnAGuessIsAGuess() throws IOException, IndexException, ArchiveException {
    ReleasePlan plan = loader("libv.so.1", "libs.so.1", "libg.so.1");
    assertThat(plan.outcome()).isEqualTo(Outcome.GUESSED);
    assertThat(plan.reason()).isEqualTo("which package has libg.so.1 is a guess");
    assertThat(plan.fingerprint()).isEqualTo("guess libg.so.1");
    assertThat(plan.depends()).isEqualTo("libg1, libs1, libv1 (>= 1)");
  }

  @Test
  void aPackageThatNobodyLookedIntoHasNoVersion()
      throws IOException, IndexException, ArchiveException {
    ReleasePlan plan = loader("libv.so.1", "libs.so.1");
    assertThat(plan.outcome()).isEqualTo(Outcome.NAMES_ONLY);
    assertThat(plan.reason()).isEqualTo("the index knows no versions for libs.so.1");
    assertThat(plan.depends()).isEqualTo("libs1, libv1 (>= 1)");
  }

  @Test
  void aPackageThatIsKnownToHaveNoVersionsIsFine()
      throws IOException, IndexException, ArchiveException {
    ReleasePlan plan = loader("libplain.so.1");
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
    assertThat(plan.depends()).isEqualTo("libplain1");
  }

  @Test
  void whoAsksForNamesMissesNoVersion() throws IOException, IndexException, ArchiveException {
    ReleasePlan plan = plan(Mode.LOADER, Strategy.NAMES, "libs.so.1").releases().get(0);
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void exactModeWarnsAsTheReferenceDoes() throws IOException, IndexException, ArchiveException {
    ReleasePlan plan = plan(Mode.EXACT, Strategy.SYMBOLS, "libs.so.1").releases().get(0);
    assertThat(plan.outcome()).isEqualTo(Outcome.NAMES_ONLY);
    assertThat(plan.depends()).isEmpty();
    assertThat(plan.warnings())
        .singleElement()
        .asString()
        .contains("no version data for libs.so.1");
  }

  @Test
  void jsonTellsHowSureOnlyWhereItIsNot() throws IOException, IndexException, ArchiveException {
    String json = PlanJson.text(plan(Mode.LOADER, Strategy.SYMBOLS, "libv.so.1", "libg.so.1"));
    assertThat(json)
        .contains("\"package\":\"libv1\"}")
        .contains("\"package\":\"libg1\",\"confidence\":\"likely\"}");
  }
}
