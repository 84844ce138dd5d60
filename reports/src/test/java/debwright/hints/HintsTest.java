package debwright.hints;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.result.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HintsTest {
  private static final String TWO_MISSING =
      "\"missing\":[{\"soname\":\"liba.so.1\",\"object\":\"/x\"},{\"soname\":\"libb.so.2\",\"object\":\"/x\"}]";
  private static final String ONE_MISSING =
      "\"missing\":[{\"soname\":\"liba.so.1\",\"object\":\"/x\"}]";

  @Test
  void takesEveryCauseFromThePlanAndTellsWhatItBlocksAlone() {
    List<Hint> hints =
        Hints.of(
            Samples.run(
                unresolved("both", TWO_MISSING),
                unresolved("first", ONE_MISSING),
                unresolved("second", ONE_MISSING),
                Samples.ok("good", "libc6")));
    assertThat(hints)
        .extracting(Hint::id, Hint::blocks, Hint::blocksAlone)
        .as("liba.so.1 holds back all three, but the first would not be enough for both")
        .containsExactly(tuple("library-liba.so.1", 3, 2), tuple("library-libb.so.2", 1, 0));
    assertThat(hints.get(0).items())
        .extracting(ItemKey::item)
        .containsExactly("both", "first", "second");
    assertThat(Hints.besides(hints.get(0), hints)).containsExactly("library-libb.so.2");
  }

  @Test
  void believesThatASymbolIsNowhereOnlyWhereAllLibrariesAreThere() {
    String undefined =
        "\"undefined\":[{\"object\":\"/x\",\"library\":\"libp.so.0\",\"symbol\":\"f\",\"version\":\"V\"}]";
    List<Hint> hints =
        Hints.of(
            Samples.run(
                unresolved("a", ONE_MISSING + "," + undefined),
                failed("b", Outcome.MISSING_SYMBOL, "lacks f@V", undefined)));
    assertThat(hints)
        .extracting(Hint::id, Hint::title, Hint::blocksAlone)
        .containsExactly(
            tuple("library-liba.so.1", "nobody provides liba.so.1", 1),
            tuple("symbol-libp.so.0", "libp.so.0 lacks f", 1));
  }

  @Test
  void countsWhatIsPopularMoreAndWhatUsersReportedTwice() {
    Run run =
        Samples.run(
            unresolved("rare1", ONE_MISSING),
            unresolved("rare2", ONE_MISSING),
            failed("known", Outcome.VERSION_TOO_OLD, "needs GLIBC_2.39", unmet("GLIBC_2.39")));
    assertThat(ids(Hints.of(run))).startsWith("library-liba.so.1");
    Weights popular = new Weights(Map.of("known", 1.5), Set.of());
    assertThat(ids(Hints.of(run, popular::of))).startsWith("library-liba.so.1");
    List<Hint> reported = Hints.of(run, popular.reported(List.of("known"))::of);
    assertThat(ids(reported)).startsWith("version-libc.so.6");
    assertThat(reported.get(0).weight()).isEqualTo(3);
  }

  @Test
  void ranksFailuresBeforeWhatIsWrongAndThatBeforeWhatIsDegraded() {
    ItemResult lacking =
        Samples.missing(Samples.labelled(Samples.ok("lacking", "libc6"), "packages", "x"), "libx1");
    List<Hint> hints =
        Hints.of(
            Samples.run(
                failed("guess1", Outcome.GUESSED, "guess libg.so.1", ""),
                failed("guess2", Outcome.GUESSED, "guess libg.so.1 libh.so.2", ""),
                failed("names", Outcome.NAMES_ONLY, "no versions libz.so.1", ""),
                failed("lost", Outcome.NETWORK, "", ""),
                failed("elsewhere", Outcome.SKIPPED_SHARD, "", ""),
                lacking,
                failed("crash", Outcome.EXCEPTION, "NullPointerException at Foo.bar", "")));
    assertThat(ids(hints))
        .containsExactly(
            "failure-crash-exception-NullPointerException-at-Foo.bar",
            "lacks-libx1",
            "guess-libg.so.1",
            "unversioned-debian-12-amd64",
            "guess-libh.so.2",
            "unanswered-infra-network");
    assertThat(hints)
        .extracting(Hint::harm)
        .containsExactly(
            Harm.FAILS, Harm.WRONG, Harm.DEGRADED, Harm.DEGRADED, Harm.DEGRADED, Harm.UNKNOWN);
  }

  @Test
  void namesTheVersionsThatAreNeededTheHighestOfEachItem() {
    Hint hint =
        Hints.of(
                Samples.run(
                    failed("a", Outcome.VERSION_TOO_OLD, "", unmet("GLIBC_2.9", "GLIBC_2.39")),
                    failed("b", Outcome.VERSION_TOO_OLD, "", unmet("GLIBC_2.39", "GLIBC_2.38"))))
            .get(0);
    assertThat(hint.title()).isEqualTo("libc.so.6 is too old: needed is GLIBC_2.39");
    assertThat(hint.blocksAlone()).as("one library that is too old is one cause").isEqualTo(2);
  }

  @Test
  void showsTheItemThatOnlyThisHoldsBackThatWeighsMostAndIsSmallest() {
    Run run =
        Samples.run(
            unresolved("a-both", TWO_MISSING),
            unresolved("b-large", ONE_MISSING + ",\"more\":\"" + "x".repeat(50) + "\""),
            unresolved("c-small", ONE_MISSING),
            unresolved("d-small", ONE_MISSING));
    assertThat(exemplar(Hints.of(run))).isEqualTo("c-small");
    assertThat(exemplar(Hints.of(run, key -> key.item().equals("b-large") ? 2 : 1)))
        .isEqualTo("b-large");
  }

  @Test
  void givesTheCommandThatShowsItAndWhereTheLibraryIs() {
    ItemResult elsewhere =
        on(
            "debian:11",
            Samples.plan(
                Samples.ok("first", "liba1"),
                plan(
                    "debian:11",
                    "\"objects\":[{\"path\":\"/x\",\"needed\":[{\"soname\":\"liba.so.1\",\"provider\":\"archive\",\"path\":\"/l\",\"package\":\"liba1\"}]}]")));
    Hint hint = Hints.of(Samples.run(elsewhere, unresolved("first", ONE_MISSING))).get(0);
    assertThat(hint.exemplar().command())
        .isEqualTo(
            "debwright explain item:first --library liba.so.1 --release debian:12 --arch amd64");
    assertThat(hint.next()).startsWith("debian:11 has it in liba1; elsewhere");
    assertThat(hint.looking(" --corpus x").exemplar().command()).endsWith(" --corpus x");
  }

  @Test
  void readsAFingerprintWhereThereIsNoPlanAndLeavesOutAWordThatIsCutOff() {
    List<Hint> hints =
        Hints.of(
            Samples.run(
                failed("a", Outcome.UNRESOLVED_LIBRARY, "unresolved liba.so.1 libb.so…", ""),
                failed("b", Outcome.CORRUPT_ARCHIVE, "fail:intake:corrupt-archive", ""),
                failed("c", Outcome.MISSING_SYMBOL, "lacks foo@V_1", ""),
                failed("d", Outcome.UNRESOLVED_LIBRARY, "said in other words", "")));
    assertThat(ids(hints))
        .containsExactlyInAnyOrder(
            "library-liba.so.1",
            "failure-fail-intake-corrupt-archive",
            "symbol-foo-V_1-" + digest(hints, "symbol"),
            "failure-fail-map-unresolved-library-said-in-other-words");
  }

  private static String digest(List<Hint> hints, String kind) {
    String id = ids(hints).stream().filter(each -> each.startsWith(kind)).findFirst().orElse("");
    return id.substring(id.lastIndexOf('-') + 1);
  }

  @Test
  void givesEveryCauseAnIdThatIsAFileNameAndShowsNothingThatDrivesATerminal() {
    String hostile = "lib\\u001b[31m$(rm -rf ~)'../../x.so";
    String plan = "\"missing\":[{\"soname\":\"" + hostile + "\",\"object\":\"/x\"}]";
    Run run =
        Samples.run(
            unresolved("a", plan),
            unresolved("b", plan.replace("31m", "32m")),
            unresolved("c", "\"missing\":[{\"soname\":\"" + "l".repeat(300) + "\"}]"));
    List<Hint> hints = Hints.of(run);
    assertThat(ids(hints))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"));
    assertThat(HintsText.of(run, hints, hints)).doesNotContain("\u001b").contains("'\\''..");
  }

  @Test
  void writesTheSameDocumentForTheSameRunAndCountsWhatIsNotShown() throws Exception {
    Run run = Samples.run(unresolved("both", TWO_MISSING), Samples.ok("good", "libc6"));
    List<Hint> hints = Hints.of(run);
    String text = HintsJson.text(run, hints, hints.subList(0, 1));
    assertThat(HintsJson.text(run, Hints.of(run), Hints.of(run).subList(0, 1))).isEqualTo(text);
    JsonNode json = new JsonMapper().readTree(text);
    assertThat(json.path("schema").asInt()).isEqualTo(1);
    assertThat(json.path("all").asInt()).isEqualTo(2);
    assertThat(json.path("blocked").path("fails").asInt())
        .as("one item, however many causes")
        .isEqualTo(1);
    assertThat(json.path("hints")).hasSize(1);
    assertThat(json.path("hints").path(0).path("exemplar").path("item").asText()).isEqualTo("both");
    assertThat(HintsText.of(run, hints, hints.subList(0, 1)))
        .contains("and 1 more; --limit 2 shows all");
  }

  @Test
  void hasNoneForARunInWhichAllIsWell() {
    Run run = Samples.run(Samples.labelled(Samples.ok("good", "libc6"), "shlibdeps", "libc6"));
    assertThat(Hints.of(run)).isEmpty();
    assertThat(HintsText.of(run, List.of(), List.of())).contains("of 1 items 0 fail");
  }

  private static List<String> ids(List<Hint> hints) {
    return hints.stream().map(Hint::id).toList();
  }

  private static String exemplar(List<Hint> hints) {
    return hints.get(0).exemplar().key().item();
  }

  private static ItemResult unresolved(String item, String plan) {
    return failed(item, Outcome.UNRESOLVED_LIBRARY, "unresolved …", plan);
  }

  private static ItemResult failed(String item, Outcome outcome, String fingerprint, String plan) {
    ItemResult result = Samples.result(item, outcome, "");
    ItemResult told = Samples.because(result, "reason", fingerprint, "");
    return plan.isEmpty() ? told : Samples.plan(told, plan("debian:12", plan));
  }

  private static String plan(String release, String fields) {
    return "{\"releases\":[{\"release\":\"%s\",\"architecture\":\"amd64\",%s}]}"
        .formatted(release, fields);
  }

  private static String unmet(String... versions) {
    return List.of(versions).stream()
        .map("{\"object\":\"/x\",\"library\":\"libc.so.6\",\"version\":\"%s\"}"::formatted)
        .collect(joining(",", "\"unmet\":[", "]"));
  }

  private static ItemResult on(String release, ItemResult r) {
    return new ItemResult(
        new ItemKey(r.key().item(), release, r.key().architecture()),
        r.inputDigest(),
        r.tier(),
        r.outcome(),
        r.reason(),
        r.fingerprint(),
        r.depends(),
        r.planDigest(),
        r.objects(),
        Optional.empty(),
        r.plan());
  }
}
