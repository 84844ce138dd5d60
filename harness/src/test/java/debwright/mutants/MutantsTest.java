package debwright.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.launcher.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pitest.mutationtest.engine.MutationIdentifier;

/** The short form of {@code harness/src/test/gate/mutants}, so that it goes on working. */
class MutantsTest {
  private static final Path HOME = Path.of("").toAbsolutePath().getParent();
  private static final Path PACKAGER = HOME.resolve("packager/target");

  @TempDir Path temp;

  @Test
  void gateAndPlainDiffAgreeOnAMutant() throws Exception {
    Tools.require("python3");
    Assumptions.assumeTrue(Files.exists(HOME.resolve(".git")), "the gate judges a repository");
    Bench bench = Bench.of(List.of(new Selection("trixie-arm64", 3)), 1, PACKAGER);
    Path base = bench.run(List.of(), temp.resolve("base")).folder();
    Judged worse = judge(bench, base, "debwright.index.AbiText", "EMPTY_RETURNS");
    assertThat(worse.verdict()).as(Table.line(worse)).isEqualTo("FAIL");
    assertThat(worse.gating()).as("items that gate").isNotEmpty();
    assertThat(worse.right()).as(Table.line(worse)).isTrue();
  }

  private Judged judge(Bench bench, Path base, String type, String mutator) throws Exception {
    Lines lines = new Lines();
    for (int line = 1; line < 200; line++) {
      lines.add(type, line);
    }
    Mutations mutations = new Mutations(bench.classes());
    Map<Change, MutationIdentifier> found = mutations.on(lines);
    Change change =
        found.keySet().stream()
            .filter(each -> each.kind().equals(mutator))
            .min(Comparator.comparingInt(Change::line).thenComparing(Change::id))
            .orElseThrow(() -> new AssertionError("no mutant " + mutator + " of " + type));
    Path work = temp.resolve(change.name());
    Path file = work.resolve("classes").resolve(type.replace('.', '/') + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, mutations.changed(found.get(change)));
    Bench.Ran ran = bench.run(List.of(work.resolve("classes")), work);
    return new Judges(HOME, "trixie-arm64")
        .judge(change, base, ran, List.of(), work.resolve("report"));
  }

  @Test
  void aRefactoringCompiles() throws Exception {
    String path = "packager/src/main/java/debwright/debian/Dependencies.java";
    String text = Files.readString(HOME.resolve(path));
    String classPath = PACKAGER.resolve("classes").toString();
    SourceFile source = SourceFile.read(path, text, classPath);
    List<Refactoring.Proposal> proposals = Refactoring.RENAME_LOCAL.in(source);
    assertThat(proposals).as("local variables of %s to rename", path).isNotEmpty();
    String changed = proposals.get(0).text();
    assertThat(changed).isNotEqualTo(text);
    assertThat(SourceFile.compiles(path, changed, classPath, temp))
        .as("%s compiles", proposals.get(0).what())
        .isTrue();
  }
}
