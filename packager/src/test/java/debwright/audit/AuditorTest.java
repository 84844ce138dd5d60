package debwright.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import debwright.audit.Finding.Kind;
import debwright.debian.DebianSyntaxException;
import debwright.index.ArchiveIndex;
import debwright.plan.Loading;
import debwright.plan.Outcome;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.PlannedRelation;
import debwright.plan.Target;
import debwright.solve.MadeUpArchive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditorTest {
  private static final String PACKAGES =
      """
      Package: base
      Version: 1
      Essential: yes
      Depends: libbase1

      Package: libbase1
      Version: 2.4

      Package: libtop1
      Version: 3
      Depends: libmiddle1 | libelse1

      Package: libmiddle1
      Version: 1
      Depends: libdeep1

      Package: libelse1
      Version: 1
      Depends: libdeep1

      Package: libdeep1
      Version: 1

      Package: libsound1t64
      Version: 5
      Provides: libsound1 (= 5)

      Package: libspare1
      Version: 1
      """;

  @TempDir private Path folder = Path.of("");

  private static Declared declared(String fields) throws DebianSyntaxException {
    String control = "Package: app\nVersion: 1\n" + fields;
    return Declared.of(Map.of("control", control.getBytes(StandardCharsets.UTF_8)));
  }

  private static ReleasePlan plan(List<String> needs, List<String> recommends) {
    return new ReleasePlan(
        new Target("debian:12", "amd64", "loader", "1.21", "symbols"),
        "",
        Outcome.OK,
        "",
        "",
        relations(needs),
        List.of(),
        List.of(),
        List.of(),
        Loading.NONE,
        relations(recommends),
        List.of());
  }

  private static List<PlannedRelation> relations(List<String> relations) {
    Evidence evidence = new Evidence("/opt/app/app", "lib.so.1", "symbols", "f@V", "1");
    return relations.stream().map(each -> new PlannedRelation(each, List.of(evidence))).toList();
  }

  private List<Tuple> found(String fields, String... needs) throws Exception {
    return found(MadeUpArchive.index(folder, "debian:12", PACKAGES), fields, needs);
  }

  private static List<Tuple> found(ArchiveIndex index, String fields, String... needs)
      throws Exception {
    Audit audit =
        new Auditor(declared(fields), index)
            .audit(plan(Stream.of(needs).toList(), List.of("libspare1")));
    assertThat(audit.holds())
        .isEqualTo(audit.count(Kind.MISSING) + audit.count(Kind.UNSATISFIABLE) == 0);
    return audit.findings().stream()
        .map(each -> tuple(each.kind().code(), each.relation(), each.detail()))
        .toList();
  }

  @Test
  void findsNothingWhereAllIsDeclaredAsItIsNeeded() throws Exception {
    assertThat(found("Depends: libtop1 (>= 2), libspare1\n", "libtop1 (>= 2)")).isEmpty();
    assertThat(found("Depends: libsound1\n", "libsound1t64")).isEmpty();
    assertThat(found("Pre-Depends: libtop1 (>= 2)\n", "libtop1 (>= 2)")).isEmpty();
  }

  @Test
  void tellsWhatIsMissing() throws Exception {
    assertThat(found("Depends: libtop1\nRecommends: libsound1t64\n", "libtop1", "libsound1t64"))
        .containsExactly(tuple("missing", "libsound1t64", "it is only recommended or suggested"));
    assertThat(found("Depends: libtop1 | libspare1\n", "libtop1"))
        .containsExactly(tuple("missing", "libtop1", "declared is libtop1 | libspare1"));
    assertThat(found("", "libtop1")).containsExactly(tuple("missing", "libtop1", ""));
  }

  @Test
  void tellsWhatIsOnlyBrought() throws Exception {
    assertThat(found("Depends: libtop1\n", "libtop1", "libdeep1", "libbase1 (>= 2)"))
        .containsExactly(
            tuple("indirect", "libdeep1", "brought by libtop1"),
            tuple("indirect", "libbase1 (>= 2)", "every system of debian:12 has it"));
    assertThat(found("Depends: libtop1\n", "libtop1", "libmiddle1"))
        .as("something else may be chosen")
        .containsExactly(tuple("missing", "libmiddle1", ""));
  }

  @Test
  void comparesVersions() throws Exception {
    assertThat(found("Depends: libtop1\n", "libtop1 (>= 2)"))
        .containsExactly(tuple("weaker", "libtop1", "2 is needed"));
    assertThat(found("Depends: libtop1 (>= 2.5)\n", "libtop1 (>= 2)"))
        .containsExactly(tuple("stricter", "libtop1 (>= 2.5)", "2 is enough"));
    assertThat(found("Depends: libtop1 (>= 2.5)\n", "libtop1"))
        .containsExactly(tuple("stricter", "libtop1 (>= 2.5)", "any version is enough"));
  }

  @Test
  void tellsWhatTheReleaseCanNotInstall() throws Exception {
    assertThat(found("Depends: libtop1 (>= 9)\n", "libtop1"))
        .containsExactly(
            tuple("unsatisfiable", "libtop1 (>= 9)", "needs libtop1 (>= 9), debian:12 has 3"),
            tuple("stricter", "libtop1 (>= 9)", "any version is enough"));
    assertThat(found("Depends: nowhere | libtop1 (>= 9)\n"))
        .contains(
            tuple(
                "unknown",
                "nowhere | libtop1 (>= 9)",
                "nothing is known of nowhere | libtop1 (>= 9) on debian:12"));
  }

  @Test
  void tellsWhatNothingNeeds() throws Exception {
    assertThat(found("Depends: libdeep1, libspare1\n"))
        .containsExactly(
            tuple("unneeded", "libdeep1", "nothing in it is known to need a library of it"));
  }

  @Test
  void goesByNamesWhereTheReleasesRelationsAreNotKnown() throws Exception {
    ArchiveIndex index = MadeUpArchive.bare(folder, "debian:12", PACKAGES);
    assertThat(found(index, "Depends: libtop1 (>= 9), fonts-x\n", "libtop1 (>= 2)", "libdeep1"))
        .containsExactly(
            tuple("missing", "libdeep1", ""),
            tuple("unknown", "libtop1 (>= 9), fonts-x", "the index of debian:12 has no relations"),
            tuple("stricter", "libtop1 (>= 9)", "2 is enough"),
            tuple("not-judged", "fonts-x", "it has no libraries"));
  }

  @Test
  void refusesAControlFileThatSaysNothing() {
    assertThatThrownBy(() -> Declared.of(Map.of()))
        .isInstanceOf(DebianSyntaxException.class)
        .hasMessageContaining("Package");
  }
}
