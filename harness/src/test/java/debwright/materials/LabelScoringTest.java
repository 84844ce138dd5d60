package debwright.materials;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.run.IndexFile;
import debwright.run.Indexes;
import debwright.run.RunItem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelScoringTest {
  private static final String DECLARED =
      "libc6 (>= 2.34), libgtk-3-0 | libgtk-3-0t64, git-man (>> 1), python3:any, git-doc";

  @TempDir Path folder;

  @Test
  void holdsOnlyLibrariesOfTheIndexAgainstADeclaredLabel() throws Exception {
    LabelScoring scoring = new LabelScoring(new Indexes(List.of(bookworm())));
    ItemResult.Score met = score(scoring, "debian:12", "libc6 (>= 2.36), libgtk-3-0");
    assertThat(met.exact()).as("missing %s, extra %s", met.missing(), met.extra()).isTrue();
    ItemResult.Score missed = score(scoring, "debian:12", "libc6, zlib1g");
    assertThat(missed.missing()).containsExactly("libgtk-3-0");
    assertThat(missed.extra()).containsExactly("zlib1g");
  }

  @Test
  void hasNothingToHoldWithoutAnIndex() {
    LabelScoring scoring = new LabelScoring(new Indexes(List.of()));
    assertThat(score(scoring, "debian:12", "").missing()).isEmpty();
  }

  private IndexFile bookworm() throws Exception {
    debwright.index.Indexes indexes = new debwright.index.Indexes(folder, folder);
    return new InstalledIndexes(indexes).find("debian:12", "amd64").orElseThrow();
  }

  private static ItemResult.Score score(LabelScoring scoring, String release, String depends) {
    RunItem item =
        new RunItem(
            new ItemKey("app", release, "amd64"),
            "full",
            new RunItem.Label("declared", DECLARED),
            "0".repeat(64),
            new RunItem.Elsewhere());
    return scoring.score(item, depends).orElseThrow();
  }
}
