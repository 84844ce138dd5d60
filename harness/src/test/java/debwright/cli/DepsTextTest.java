package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.plan.AppFacts;
import debwright.plan.Loading;
import debwright.plan.Outcome;
import debwright.plan.Plan;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.MissingLibrary;
import debwright.plan.ReleasePlan.NeededLibrary;
import debwright.plan.ReleasePlan.ObjectPlan;
import debwright.plan.ReleasePlan.PlannedRelation;
import debwright.plan.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DepsTextTest {
  private static final NeededLibrary SURE =
      new NeededLibrary("libz.so.1", "archive", "/usr/lib/libz.so.1", "zlib1g");
  private static final NeededLibrary STRONG =
      new NeededLibrary("libm.so.1", "archive", "/usr/lib/libm.so.1", "libm1", "strong");
  private static final NeededLibrary GUESS =
      new NeededLibrary("libg.so.1", "archive", "/usr/lib/libg.so.1", "libg1", "likely");

  private static String text(Outcome outcome, String reason) {
    ReleasePlan release =
        new ReleasePlan(
            new Target("ubuntu:24.04", "amd64", "loader", "1.21", "symbols"),
            "",
            outcome,
            reason,
            "",
            List.of(),
            List.of(
                new ObjectPlan("/a", List.of(GUESS, SURE)),
                new ObjectPlan("/b", List.of(STRONG, GUESS))),
            List.of(),
            List.of(),
            Loading.NONE);
    return DepsText.of(new Plan(new AppFacts("app", "folder", 2, 2), List.of(release)));
  }

  @Test
  void hasALineForEachGuess() {
    assertThat(text(Outcome.GUESSED, "which package has libg.so.1 is a guess"))
        .isEqualTo(
            """
            app on ubuntu:24.04 amd64: ok:guessed (objects: 2)
            needs no package
            guess: libg.so.1 is in libg1 (likely)
            """);
  }

  @Test
  void showsWhatATerminalCouldActOn() {
    NeededLibrary odd =
        new NeededLibrary("lib\u001b[31m.so\n", "archive", "/usr/lib/x", "libx1", "likely");
    ReleasePlan release =
        new ReleasePlan(
            new Target("debian:12", "amd64", "loader", "1.21", "symbols"),
            "",
            Outcome.UNRESOLVED_LIBRARY,
            "",
            "",
            List.of(),
            List.of(new ObjectPlan("/a", List.of(odd))),
            List.of(new MissingLibrary("\u0007", "/a\u0085b")),
            List.of(),
            Loading.NONE);
    assertThat(DepsText.of(new Plan(new AppFacts("app", "folder", 1, 1), List.of(release))))
        .endsWith(
            """
            nobody provides \\u{7} (needed by /a\\u{85}b)
            guess: lib\\u{1b}[31m.so\\u{a} is in libx1 (likely)
            """);
  }

  @Test
  void tellsWhatIsOpenedByName() {
    Evidence noted = new Evidence("/a", "libz.so.1", "dlopen-note", "", "", "zlib: Packs");
    Evidence starts = new Evidence("/b.py", "python3", "interpreter", "", "");
    ReleasePlan release =
        new ReleasePlan(
            new Target("debian:12", "amd64", "loader", "1.21", "symbols"),
            "",
            Outcome.OK,
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Loading.NONE,
            List.of(new PlannedRelation("zlib1g", List.of(noted))),
            List.of(new PlannedRelation("python3", List.of(starts))));
    assertThat(DepsText.of(new Plan(new AppFacts("app", "folder", 1, 1), List.of(release))))
        .endsWith(
            """
            needs no package
            recommends  because of
            zlib1g      libz.so.1 in /a (zlib: Packs)
            suggests  because of
            python3   python3 in /b.py
            """);
  }

  @Test
  void saysWhereNoVersionIsKnown() {
    assertThat(text(Outcome.NAMES_ONLY, "the index knows no versions for libm.so.1"))
        .endsWith("note: the index knows no versions for libm.so.1\n");
  }
}
