package debwright.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import debwright.comparison.Comparison;
import debwright.judgement.Judgement;
import debwright.report.Judgements;
import debwright.result.ItemResult;
import debwright.result.Samples;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlReportTest {
  private final String page = HtmlReport.render(Judgements.compared());

  @Test
  void showsVerdictTotalsAndRegressionsWithoutScript() {
    String plain = page.replaceAll("(?s)<script.*?</script>", "").replaceAll("<[^>]*>", "");
    assertThat(plain)
        .contains("FAIL")
        .contains("2 differences gate")
        .contains("2 regressed +1 unknown +1 fixed +1 changed +1 same =6 all items")
        .contains("a/crash")
        .contains("ok → crash:exception")
        .contains("The baseline is named by hand.");
  }

  @Test
  void setsBothSidesBesideTheLabelRelationByRelation() {
    assertThat(page)
        .contains("<span class=\"word\">lost </span>")
        .contains("<span class=\"word\">lowered </span>")
        .contains("<td data-label=\"Baseline\"><code class=\"rel\">libssl3</code></td>")
        .contains("<mark class=\"lowered\">");
  }

  @Test
  void holdsNothingThatAnItemCouldRun() {
    assertThat(page).doesNotContain("<img", "alert(1)</script>", "\u2028");
    assertThat(page.split("<script", -1)).hasSize(3);
    assertThat(page.split("</script", -1)).hasSize(3);
  }

  @Test
  void loadsNothing() {
    assertThat(page).doesNotContain("http:", "https:", "<link", "@import", "url(");
    Matcher links = Pattern.compile("(?:href|src)=\"([^\"]*)\"").matcher(page);
    assertThat(links.results().map(m -> m.group(1))).isNotEmpty().allMatch(l -> l.startsWith("#"));
  }

  @Test
  void leadsEveryLinkSomewhere() {
    Matcher links = Pattern.compile("href=\"#([^\"]*)\"").matcher(page);
    assertThat(links.results().map(m -> m.group(1)))
        .isNotEmpty()
        .allMatch(anchor -> page.contains("id=\"" + anchor + "\""));
  }

  @Test
  void letsTheBrowserRunItsOwnScriptAndStyleOnly() throws Exception {
    assertThat(page)
        .contains("default-src &#39;none&#39;")
        .contains("script-src &#39;" + digest(between("<script>", "</script>")) + "&#39;")
        .contains("style-src &#39;" + digest(between("<style>", "</style>")) + "&#39;");
    assertThat(page).doesNotContain(" style=", " onclick=", " onload=");
  }

  private String between(String start, String end) {
    return between(page, start, end);
  }

  private static String between(String page, String start, String end) {
    int at = page.lastIndexOf(start) + start.length();
    return page.substring(at, page.indexOf(end, at));
  }

  private static String digest(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void embedsEveryItem() throws Exception {
    JsonNode data = new ObjectMapper().readTree(between("id=\"data\">", "</script>"));
    assertThat(data.path("items")).hasSize(6);
    assertThat(data.at("/items/1/i").textValue()).startsWith("a/evil</script><script>alert(1)");
    assertThat(data.at("/items/1/c")).hasSize(2);
    assertThat(data.at("/parts/regressed/count").intValue()).isEqualTo(2);
  }

  @Test
  void setsASingleRunBesideItsLabels() {
    String single = HtmlReport.render(Judgements.single());
    assertThat(single)
        .contains("run against its labels")
        .contains("There was no baseline to compare with")
        .contains("<span class=\"word\">missing </span>")
        .contains("<span class=\"word\">too low </span>")
        .contains("id=\"failing\"", "id=\"inexact\"")
        .doesNotContain(">Baseline<");
  }

  @Test
  void staysReadableWithThousandsOfItems() {
    List<ItemResult> before = new ArrayList<>();
    List<ItemResult> after = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      String depends = "libc6 (>= 2.34), libstdc++6 (>= 12), libnumber" + i;
      before.add(Samples.ok("i" + i, depends));
      after.add(Samples.ok("i" + i, i % 2 == 0 ? depends : "libc6 (>= 2.17)"));
    }
    Judgement judgement = Judgement.of(Comparison.of(Samples.run(before), Samples.run(after)));
    String big = HtmlReport.render(judgement);
    assertThat(big.length()).isLessThan(4_000_000);
    assertThat(big.split("<article", -1)).hasSizeLessThan(100);
    assertThat(big).contains("lost libstdc++6 <b>× 2500</b>");
  }

  @Test
  void showsOneItemOfACauseAndFindsTheOthers() throws Exception {
    List<ItemResult> before = new ArrayList<>();
    List<ItemResult> after = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      before.add(Samples.ok("i" + i, "libc6 (>= 2.34), libx1"));
      after.add(Samples.ok("i" + i, i < 30 ? "libc6 (>= 2.34)" : "libc6 (>= 2.17), libx1"));
    }
    String grouped =
        HtmlReport.render(Judgement.of(Comparison.of(Samples.run(before), Samples.run(after))));
    assertThat(grouped.split("<article", -1)).hasSize(3);
    assertThat(grouped)
        .contains("300 in 2 ways", "and 269 more like it", "and 29 more like it")
        .contains("data-find=\"i150\"", "data-find=\"cause:2:\">all 30 in the table");
    JsonNode data = new ObjectMapper().readTree(between(grouped, "id=\"data\">", "</script>"));
    assertThat(data.path("items")).filteredOn(item -> item.path("g").intValue() == 2).hasSize(30);
  }

  @Test
  void showsWaiversReRunsAndWhatTheDefinitionOfDoneSays() {
    String full = HtmlReport.render(Judgements.full());
    String plain = full.replaceAll("(?s)<script.*?</script>", "").replaceAll("<[^>]*>", "");
    assertThat(full)
        .contains("<section id=\"done\">", "<section id=\"waivers\">", "href=\"#done\"")
        .contains("data-find=\"W1\">1</a>");
    assertThat(plain)
        .contains("the project: 1 of 2 criteria are met", "✗ missed, gates", "missed by 2 items")
        .contains("Exact is 80.0 %, at least 98 % is wanted, and it was 90.0 % before.")
        .contains("it matches nothing: take it out", "waived by W1")
        .contains("asked again: baseline ok; candidate crash:exit");
  }

  @Test
  void escapesEveryCharacterThatMeansSomething() {
    assertThat(Html.text("<a href=\"x\">&'").toString())
        .isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
    assertThat(Tag.of("p").with("title", "\"><b>").text("x").toString())
        .isEqualTo("<p title=\"&quot;&gt;&lt;b&gt;\">x</p>");
  }

  @ParameterizedTest
  @CsvSource({
    "onclick,x",
    "style,color:red",
    "href,javascript:x",
    "src,x.png",
    "a b,x",
    "\"a=\",x"
  })
  void refusesAttributesThatCouldActOrLoad(String attribute, String value) {
    assertThatThrownBy(() -> Tag.of("a").with(attribute, value))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
