package debwright.opened;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.opened.DlopenNotes.Entry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DlopenNotesTest {
  private final List<String> problems = new ArrayList<>();

  private List<Entry> entries(String json) {
    return DlopenNotes.parse(json.replace('\'', '"'), problems::add);
  }

  @Test
  void readsAnArrayOfEntries() {
    assertThat(
            entries(
                "[{'feature':'zstd','description':'Packs','priority':'required',"
                    + "'soname':['libzstd.so.1','libzstd.so.2']},{'soname':['liba.so.1'],'x':1}]"))
        .containsExactly(
            new Entry(Priority.REQUIRED, List.of("libzstd.so.1", "libzstd.so.2"), "zstd", "Packs"),
            new Entry(Priority.RECOMMENDED, List.of("liba.so.1"), "", ""));
    assertThat(problems).isEmpty();
  }

  @Test
  void readsOneObjectWithOneSonameAsTheFirstEditionHadIt() {
    assertThat(entries("{'soname':'libfoo.so.1','priority':'suggested'}"))
        .containsExactly(new Entry(Priority.SUGGESTED, List.of("libfoo.so.1"), "", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{'soname':[]}] | it names no soname",
        "[{}] | it names no soname",
        "[7] | expected an object, found NUMBER",
        "[{'soname':['a b']}] | no soname: \"a b\"",
        "[{'soname':['liba.so.1'],'priority':'must'}] | priority: expected required, recommended or suggested, found \"must\"",
        "[{'soname':['liba.so.1'],'priority':['required']}] | priority: expected required, recommended or suggested, found [\"required\"]",
        "'' | expected an object, found STRING",
      })
  void leavesOutWhatMakesNoSense(String json, String problem) {
    assertThat(entries(json)).isEmpty();
    assertThat(problems).contains(problem);
  }

  @Test
  void saysWhatIsNoJson() {
    assertThat(entries("[{'soname'\u001b[31m")).isEmpty();
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> assertThat(problem).startsWith("no JSON: ").doesNotContain("\u001b"));
    problems.clear();
    assertThat(entries("[".repeat(60_000))).isEmpty();
    assertThat(entries(" ".repeat(1 << 17))).isEmpty();
    assertThat(problems)
        .hasSize(2)
        .last()
        .isEqualTo("expected at most 65536 characters, found more");
  }

  @Test
  void aGoodEntryBesideABadOneCounts() {
    assertThat(entries("[1,{'soname':[3,'liba.so.1']}]")).hasSize(1);
    assertThat(problems).containsExactly("expected an object, found NUMBER", "no soname: 3");
  }
}
