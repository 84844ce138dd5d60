package debwright.junit;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.judgement.Judgement;
import debwright.report.Judgements;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
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
