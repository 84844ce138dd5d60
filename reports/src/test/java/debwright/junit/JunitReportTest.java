package debwright.junit;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.comparison.Comparison;
import debwright.comparison.Repeats;
import debwright.judgement.Judgement;
import debwright.plan.Outcome;
import debwright.report.Judgements;
import debwright.result.ItemResult;
import debwright.result.Samples;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitReportTest {
  @Test
  void countsWhatGatesAsFailureAndWhatIsUnknownAsSkipped() throws Exception {
    Document xml = parse(Judgements.compared());
    assertThat(count(xml, "testcase")).isEqualTo(6);
    assertThat(count(xml, "failure")).isEqualTo(2);
    assertThat(count(xml, "skipped")).isEqualTo(1);
    Element root = xml.getDocumentElement();
    assertThat(root.getAttribute("tests")).isEqualTo("6");
    assertThat(root.getAttribute("failures")).isEqualTo("2");
    assertThat(root.getAttribute("skipped")).isEqualTo("1");
    assertThat(root.getAttribute("time")).isEqualTo("0.240");
  }

  @Test
  void staysWellFormedWhateverAnItemSays() throws Exception {
    Document xml = parse(Judgements.compared());
    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message"))
        .startsWith("S0 regressed: </script><script>alert(1)")
        .contains("]]>\ufffd\ufffd[2J");
    assertThat(failure.getAttribute("type")).isEqualTo("regressed");
    assertThat(failure.getTextContent()).contains("baseline: ok libc6 (>= 2.34)\ncandidate: crash");
  }

  @Test
  void skipsWhatIsWaivedWithTheReason() throws Exception {
    assertThat(messages(parse(Judgements.full()), "skipped"))
        .anyMatch(message -> message.startsWith("waived by W1: libssl3 is loaded on demand · S2"));
  }

  @Test
  void hasSuitesForWaiversAndDefinitionsOfDone() throws Exception {
    Document xml = parse(Judgements.full());
    Element suite = suite(xml, "waivers");
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    Element done = suite(xml, "definition of done: the project");
    assertThat(done.getAttribute("tests")).isEqualTo("2");
    assertThat(done.getAttribute("failures")).isEqualTo("1");
    assertThat(done.getTextContent())
        .contains("at least 98 % is wanted", "missed by c/better debian:12 amd64");
  }

  @Test
  void keepsEveryAnswerOfReRuns() throws Exception {
    ItemResult ok = Samples.ok("a", "libc6");
    ItemResult crash = Samples.result("a", Outcome.EXIT, "");
    Document again = parse(asked(ok, crash, new Repeats(List.of(ok, ok), List.of(crash, crash))));
    assertThat(count(again, "failure")).isEqualTo(1);
    assertThat(messages(again, "rerunFailure"))
        .hasSize(2)
        .allMatch(m -> m.startsWith("crash:exit"));
    Document base = parse(asked(ok, crash, new Repeats(List.of(crash), List.of(crash))));
    assertThat(count(base, "failure")).as("the baseline crashes as well").isZero();
    assertThat(messages(base, "flakyFailure")).containsExactly("crash:exit  reason of a");
    Document head = parse(asked(ok, crash, new Repeats(List.of(ok), List.of(ok, crash))));
    assertThat(messages(head, "failure")).singleElement().asString().startsWith("S2 flaky-head");
    assertThat(count(head, "rerunFailure")).isEqualTo(1);
  }

  private static Judgement asked(ItemResult base, ItemResult candidate, Repeats repeats) {
    return Judgement.of(
        Comparison.of(Samples.run(base), Samples.run(candidate), Map.of(candidate.key(), repeats)));
  }

  private static Element suite(Document xml, String name) {
    return elements(xml, "testsuite")
        .filter(suite -> suite.getAttribute("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> messages(Document xml, String name) {
    return elements(xml, name).map(element -> element.getAttribute("message")).toList();
  }

  private static Stream<Element> elements(Document xml, String name) {
    NodeList found = xml.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
  }

  @Test
  void judgesASingleRunByItsLabels() throws Exception {
    Document xml = parse(Judgements.single());
    assertThat(count(xml, "testcase")).isEqualTo(6);
    assertThat(count(xml, "failure")).isEqualTo(1);
    assertThat(count(xml, "skipped")).isEqualTo(1);
  }

  private static int count(Document xml, String name) {
    return xml.getElementsByTagName(name).getLength();
  }

  private static Document parse(Judgement judgement) throws Exception {
    String text = JunitReport.render(judgement);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }
}
