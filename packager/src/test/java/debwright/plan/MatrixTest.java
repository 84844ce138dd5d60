package debwright.plan;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.plan.Matrix.Place;
import debwright.plan.Matrix.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixTest {
  private static ReleasePlan plan(String release, String architecture, Outcome outcome) {
    return new ReleasePlan(
        new Target(release, architecture, "loader", "1.21", "symbols"),
        "",
        outcome,
        outcome.kind().passes() ? "" : "why not",
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void saysWhereItWorksAndFromWhichReleaseOn() {
    Matrix matrix =
        Matrix.of(
            List.of(
                plan("ubuntu:24.04", "amd64", Outcome.GUESSED),
                plan("debian:13", "amd64", Outcome.OK),
                plan("debian:13", "arm64", Outcome.WRONG_ARCHITECTURE),
                plan("ubuntu:22.04", "amd64", Outcome.VERSION_TOO_OLD),
                plan("debian:12", "amd64", Outcome.UNSATISFIABLE_DEPENDS)));
    assertThat(matrix.cells().stream().map(each -> each.place().release() + " " + each.state()))
        .containsExactly(
            "debian:12 not installable",
            "debian:13 runs",
            "ubuntu:22.04 installs but fails",
            "ubuntu:24.04 runs",
            "debian:13 not installable");
    assertThat(matrix.lowest())
        .containsExactly(new Place("debian:13", "amd64"), new Place("ubuntu:24.04", "amd64"));
    assertThat(State.INSTALLS_BUT_FAILS.code()).isEqualTo("installs-but-fails");
  }

  @Test
  void knowsWhichReleaseIsOlder() {
    List<String> releases =
        new ArrayList<>(
            List.of(
                "debian:sid",
                "ubuntu:26.04",
                "debian:13",
                "ubuntu:22.04",
                "debian:12",
                "ubuntu:24.04"));
    releases.sort(ReleaseAge.ORDER);
    assertThat(releases)
        .containsExactly(
            "ubuntu:22.04", "debian:12", "ubuntu:24.04", "debian:13", "ubuntu:26.04", "debian:sid");
  }
}
