package debwright.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.comparison.Comparison;
import debwright.plan.Outcome;
import debwright.result.Circumstances;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserReportsTest {
  private static final UserReport FAILS =
      report("r2", "reported/fails", Outcome.UNRESOLVED_LIBRARY, "debian:12");

  @Test
  void readsWhatItWrites() throws UserReportException {
    UserReport two = report("r1", "", Outcome.CORRUPT_ARCHIVE, "debian:12", "ubuntu:24.04");
    String text = UserReports.text(List.of(FAILS, two));
    assertThat(UserReports.parse(text, "here")).as("sorted by id").containsExactly(two, FAILS);
    assertThat(UserReports.text(List.of(two, FAILS))).isEqualTo(text);
    assertThat(UserReports.items(List.of(FAILS, two))).containsExactly("reported/fails");
  }

  @Test
  void hasNoneWhereThereIsNoTable(@TempDir Path folder) throws IOException, UserReportException {
    assertThat(UserReports.read(folder)).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithATable() {
    String good = UserReports.text(List.of(FAILS));
    assertThatThrownBy(() -> UserReports.parse(good.replace("fail:map", "fail:mop"), "t.csv"))
        .hasMessage(
            "t.csv:3: a known outcome such as ok was expected, found 'fail:mop:unresolved-library'");
    assertThatThrownBy(() -> UserReports.parse(good.replace("2026-01-31", "soon"), "t.csv"))
        .hasMessage("t.csv:3: a date such as 2026-01-31 was expected, found 'soon'");
    assertThatThrownBy(() -> UserReports.parse("id\n", "t.csv"))
        .hasMessageStartingWith("t.csv:1: the columns id,item,app,");
  }

  @Test
  void isAnsweredWhereTheAppFailedAndNowHasAPackage() {
    assertThat(answered(FAILS, result(Outcome.UNRESOLVED_LIBRARY), result(Outcome.OK))).isTrue();
    assertThat(answered(FAILS, result(Outcome.UNRESOLVED_LIBRARY), result(Outcome.NAMES_ONLY)))
        .isTrue();
    assertThat(answered(FAILS, result(Outcome.OK), result(Outcome.OK)))
        .as("an earlier deploy answered it")
        .isFalse();
    assertThat(
            answered(FAILS, result(Outcome.UNRESOLVED_LIBRARY), result(Outcome.UNRESOLVED_LIBRARY)))
        .isFalse();
    assertThat(answered(FAILS, result(Outcome.OK), result(Outcome.UNRESOLVED_LIBRARY))).isFalse();
  }

  @Test
  void isAnsweredOnlyWhereAllItsReleasesAre() {
    UserReport both =
        report("r", "reported/fails", Outcome.UNRESOLVED_LIBRARY, "debian:12", "ubuntu:24.04");
    assertThat(answered(both, result(Outcome.UNRESOLVED_LIBRARY), result(Outcome.OK)))
        .as("of ubuntu:24.04 there is no result")
        .isFalse();
  }

  @Test
  void takesTheUsersWordWhereThePreviousDeployKnewNothing() {
    Comparison added = Comparison.of(run(), run(result(Outcome.OK)));
    assertThat(UserReports.answered(List.of(FAILS), added)).containsExactly(FAILS);
    UserReport wrong = report("r", "reported/fails", Outcome.OK, "debian:12");
    assertThat(UserReports.answered(List.of(wrong), added)).isEmpty();
  }

  @Test
  void isAnsweredByNothingLessThanTheUserHad() {
    UserReport degraded = report("r", "reported/fails", Outcome.GUESSED, "debian:12");
    assertThat(answered(degraded, result(Outcome.GUESSED), result(Outcome.NAMES_ONLY))).isFalse();
    assertThat(answered(degraded, result(Outcome.GUESSED), result(Outcome.OK))).isTrue();
  }

  @Test
  void goesByTheLabelWhereTheUserSaidWhatIsExpected() {
    UserReport wrong = report("r", "reported/fails", Outcome.OK, "debian:12");
    assertThat(answered(wrong, labelled(false), labelled(true))).isTrue();
    assertThat(answered(wrong, labelled(false), labelled(false))).isFalse();
  }

  @Test
  void tellsWhoseAppHasOtherDependsNow() {
    UserReport wrong = report("r", "reported/fails", Outcome.OK, "debian:12");
    Comparison changed = Comparison.of(run(depends("a")), run(depends("a, b")));
    assertThat(UserReports.answered(List.of(wrong), changed)).isEmpty();
    assertThat(UserReports.changed(List.of(wrong), changed)).containsExactly(wrong);
    Comparison same = Comparison.of(run(depends("a")), run(depends("a")));
    assertThat(UserReports.changed(List.of(wrong), same)).isEmpty();
  }

  private static boolean answered(UserReport report, ItemResult before, ItemResult after) {
    Comparison comparison = Comparison.of(run(before), run(after));
    return !UserReports.answered(List.of(report), comparison).isEmpty();
  }

  private static UserReport report(String id, String item, Outcome seen, String... releases) {
    return new UserReport(
        id,
        item,
        "app, \"quoted\"",
        "amd64",
        List.of(releases).stream().map(each -> new UserReport.Place(each, seen)).toList(),
        "two\nlines",
        "",
        "0.1",
        LocalDate.of(2026, 1, 31));
  }

  private static Run run(ItemResult... results) {
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    Circumstances when = new Circumstances(new TreeMap<>(), noon, noon);
    return new Run("name", "engine", new TreeMap<>(), when, List.of(results), List.of());
  }

  private static ItemResult result(Outcome outcome) {
    return result(outcome, "", Optional.empty());
  }

  private static ItemResult depends(String depends) {
    return result(Outcome.OK, depends, Optional.empty());
  }

  private static ItemResult labelled(boolean exact) {
    return result(
        Outcome.OK,
        "",
        Optional.of(
            new ItemResult.Score(
                "packages", "b", exact, OptionalDouble.empty(), List.of(), List.of())));
  }

  private static ItemResult result(
      Outcome outcome, String depends, Optional<ItemResult.Score> score) {
    return new ItemResult(
        new ItemKey("reported/fails", "debian:12", "amd64"),
        "0".repeat(64),
        "full",
        outcome,
        "",
        "",
        depends,
        "",
        1,
        score,
        "");
  }
}
