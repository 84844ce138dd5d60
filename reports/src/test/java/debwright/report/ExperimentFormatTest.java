package debwright.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import debwright.csv.CsvTable;
import debwright.experiment.Arm;
import debwright.experiment.Experiment;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.result.Samples;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExperimentFormatTest {
  private static final String EVIL = "<script>alert('|')</script>\u001b[31m";
  private static final List<String> ITEMS = List.of("a", "b", "c", "d", "e" + EVIL);

  private final Experiment experiment =
      Experiment.of(arm("strategy=names", "libc6"), arm("strategy=symbols", "libc6 (>= 2.34)"));

  @ParameterizedTest
  @EnumSource
  void saysBothSidesAndWhatChanged(ExperimentFormat format) {
    String text = format.render(experiment, 10);
    assertThat(text).contains("gained", "libc6").endsWith("\n");
    assertThat(text).as("the same bytes again").isEqualTo(format.render(experiment, 10));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"JSON", "CSV"})
  void makesOthersTextHarmless(ExperimentFormat format) {
    assertThat(format.render(experiment, 10)).doesNotContain("\u001b");
    if (format != ExperimentFormat.TEXT) {
      assertThat(format.render(experiment, 10)).doesNotContain("<script>alert");
    }
  }

  @Test
  void showsOnlySoMany() {
    assertThat(ExperimentFormat.TEXT.render(experiment, 2))
        .contains("such as a debian:12 amd64", "also b, c, and 2 more");
  }

  @Test
  void jsonHasAllOfThem() throws Exception {
    JsonNode json = new ObjectMapper().readTree(ExperimentFormat.JSON.render(experiment, 1));
    assertThat(json.at("/schema").asInt()).isEqualTo(1);
    assertThat(json.at("/totals/gained").asInt()).isEqualTo(5);
    assertThat(json.at("/b/labels/shlibdeps/exact").asInt()).isEqualTo(5);
    assertThat(json.at("/sections/0/groups/0/cause").asText()).isEqualTo("raised libc6");
    assertThat(json.at("/sections/0/groups/0/items")).hasSize(5);
    assertThat(json.at("/items/0/relations/0/after").asText()).isEqualTo("libc6 (>= 2.34)");
  }

  @Test
  void csvHasARowForEachItem() throws Exception {
    CsvTable table = CsvTable.parse(ExperimentFormat.CSV.render(experiment, 1));
    assertThat(table.rows()).hasSize(5);
    assertThat(table.rows().get(0).fields())
        .endsWith("libc6 (>= 2.34)", "raised libc6 to libc6 (>= 2.34)")
        .contains("gained", "false", "true");
  }

  private static Arm arm(String terms, String depends) {
    Run run = Samples.run(ITEMS.stream().map(item -> item(item, depends)).toList());
    Set<ItemKey> asked =
        run.results().stream().map(ItemResult::key).collect(Collectors.toUnmodifiableSet());
    return new Arm(terms, run, asked);
  }

  private static ItemResult item(String item, String depends) {
    return Samples.labelled(Samples.ok(item, depends), "shlibdeps", "libc6 (>= 2.34)");
  }
}
