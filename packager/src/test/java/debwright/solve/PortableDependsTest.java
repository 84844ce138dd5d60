package debwright.solve;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.index.ArchiveIndex;
import debwright.plan.Outcome;
import debwright.plan.PortablePlan;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.PlannedRelation;
import debwright.plan.Target;
import debwright.solve.PortableDepends.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortableDependsTest {
  private static final String OLD =
      """
      Package: libc6
      Version: 2.36

      Package: libsound2
      Version: 1.2

      Package: libplain1
      Version: 1
      """;
  private static final String NEW =
      """
      Package: libc6
      Version: 2.41

      Package: libsound2t64
      Version: 1.3
      Provides: libsound2 (= 1.3)

      Package: libplain1a
      Version: 2
      """;

  @TempDir private Path folder = Path.of("");

  /**
   * What an app needs.
   *
   * @param needs each a relation and the library that it is for
   */
  private static Answer answer(ArchiveIndex index, Outcome outcome, String... needs) {
    List<PlannedRelation> relations = new ArrayList<>();
    for (int i = 0; i < needs.length; i += 2) {
      Evidence evidence = new Evidence("/bin/app", needs[i + 1], "symbols", "", "");
      relations.add(new PlannedRelation(needs[i], List.of(evidence)));
    }
    String release = index.facts().release().name();
    String reason = outcome.kind().passes() ? "" : "why not";
    ReleasePlan plan =
        new ReleasePlan(
            new Target(release, "amd64", "loader", "1.21", "symbols"),
            "",
            outcome,
            reason,
            "",
            relations,
            List.of(),
            List.of(),
            List.of());
    return new Answer(plan, index);
  }

  private PortablePlan onBoth(List<String> older, List<String> newer) throws Exception {
    ArchiveIndex old = MadeUpArchive.index(folder, "debian:12", OLD);
    ArchiveIndex young = MadeUpArchive.index(folder, "debian:13", NEW);
    return PortableDepends.of(
        List.of(
            answer(young, Outcome.OK, newer.toArray(String[]::new)),
            answer(old, Outcome.OK, older.toArray(String[]::new))));
  }

  private static List<String> libc(String relation) {
    return List.of(relation, "libc.so.6");
  }

  @Test
  void takesTheHighestVersionThatAllHave() throws Exception {
    PortablePlan plan = onBoth(libc("libc6 (>= 2.14)"), libc("libc6 (>= 2.34)"));
    assertThat(plan.depends()).isEqualTo("libc6 (>= 2.34)");
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
    assertThat(plan.releases()).containsExactly("debian:13", "debian:12");
    assertThat(onBoth(libc("libc6 (>= 2.14)"), libc("libc6 (>= 2.38)")).depends())
        .isEqualTo("libc6 (>= 2.14)");
    assertThat(onBoth(libc("libc6"), libc("libc6 (>= 2.38)")).depends()).isEqualTo("libc6");
  }

  @Test
  void keepsTheHighestVersionThatIsTooNew() throws Exception {
    assertThat(onBoth(libc("libc6 (<< 2.37)"), libc("libc6 (<< 2.42)")).depends())
        .isEqualTo("libc6 (<< 2.42)");
  }

  @Test
  void takesTheNameThatVersionedProvidesCover() throws Exception {
    PortablePlan plan =
        onBoth(
            List.of("libsound2 (>= 1.1)", "libsound.so.2"),
            List.of("libsound2t64 (>= 1.1)", "libsound.so.2"));
    assertThat(plan.depends()).isEqualTo("libsound2 (>= 1.1)");
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void namesTheNewOneAndTheOldOneWhereNothingCoversBoth() throws Exception {
    PortablePlan plan =
        onBoth(
            List.of("libplain1 (>= 1)", "libplain.so.1"),
            List.of("libplain1a (>= 2)", "libplain.so.1"));
    assertThat(plan.depends()).isEqualTo("libplain1a (>= 2) | libplain1 (>= 1)");
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void saysWhereASystemMayLackWhatIsNeeded() throws Exception {
    PortablePlan plan =
        onBoth(
            List.of("libc6 (>= 2.36)", "libc.so.6", "libplain1", "libplain.so.1"),
            List.of("libc6 (>= 2.36)", "libplain.so.1"));
    assertThat(plan.depends()).isEqualTo("libc6 (>= 2.36), libplain1 | libc6 (>= 2.36)");
    assertThat(plan.outcome()).isEqualTo(Outcome.UNPROVED);
    assertThat(plan.reason()).isEqualTo("debian:12 may be without libplain1");
  }

  @Test
  void provesNothingWithoutRelations() throws Exception {
    ArchiveIndex old = MadeUpArchive.index(folder, "debian:12", OLD);
    ArchiveIndex bare = MadeUpArchive.bare(folder, "ubuntu:24.04", NEW);
    PortablePlan plan =
        PortableDepends.of(
            List.of(
                answer(old, Outcome.OK, "libsound2 (>= 1.1)", "libsound.so.2"),
                answer(bare, Outcome.OK, "libsound2t64 (>= 1.2)", "libsound.so.2")));
    assertThat(plan.depends()).isEqualTo("libsound2 (>= 1.2)");
    assertThat(plan.outcome()).isEqualTo(Outcome.UNPROVED);
    assertThat(plan.reason()).isEqualTo("no relations of ubuntu:24.04 are at hand");
  }

  @Test
  void failsWhereOneReleaseDoes() throws Exception {
    ArchiveIndex old = MadeUpArchive.index(folder, "debian:12", OLD);
    ArchiveIndex young = MadeUpArchive.index(folder, "debian:13", NEW);
    PortablePlan plan =
        PortableDepends.of(
            List.of(
                answer(young, Outcome.OK, "libc6 (>= 2.38)", "libc.so.6"),
                answer(old, Outcome.VERSION_TOO_OLD, "libc6 (>= 2.34)", "libc.so.6")));
    assertThat(plan.depends()).isEqualTo("libc6 (>= 2.34)");
    assertThat(plan.outcome()).isEqualTo(Outcome.VERSION_TOO_OLD);
    assertThat(plan.reason()).isEqualTo("debian:12: why not");
  }

  @Test
  void doesNotDependOnTheOrderOfReleases() throws Exception {
    List<String> older = List.of("libplain1", "libplain.so.1", "libc6 (>= 2.3)", "libc.so.6");
    List<String> newer = List.of("libplain1a", "libplain.so.1", "libc6 (>= 2.4)", "libc.so.6");
    ArchiveIndex old = MadeUpArchive.index(folder, "debian:12", OLD);
    ArchiveIndex young = MadeUpArchive.index(folder, "debian:13", NEW);
    Answer first = answer(old, Outcome.OK, older.toArray(String[]::new));
    Answer second = answer(young, Outcome.OK, newer.toArray(String[]::new));
    assertThat(PortableDepends.of(List.of(first, second)).relations())
        .isEqualTo(PortableDepends.of(List.of(second, first)).relations());
  }
}
