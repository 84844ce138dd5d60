package debwright.curation;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.Version;
import debwright.label.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
  private static final List<String> ROOT = List.of("libc6 2.36-9", "dpkg 1.21");
  private static final Answer USABLE =
      new Answer("curl", new Version("7.88-1"), OptionalInt.of(0), 2, "libc6 (>= 2.34)", 1);
  private static final Answer NO_OBJECTS =
      new Answer("data", new Version("1:2"), OptionalInt.empty(), 0, "", 0);

  @TempDir Path folder;

  @Test
  void goesOnWhereAnEarlierLabellingWasKilled() throws IOException {
    Path file = folder.resolve("answers");
    Answers first = Answers.open(file, ROOT);
    first.add("aa", USABLE);
    first.add("bb", NO_OBJECTS);
    Files.writeString(file, "cc\thalf a li", StandardOpenOption.APPEND);
    Answers again = Answers.open(file, ROOT);
    assertThat(again.of("aa")).contains(USABLE);
    assertThat(again.of("bb")).contains(NO_OBJECTS);
    assertThat(again.of("cc")).isEmpty();
    again.add("cc", USABLE);
    assertThat(Answers.open(file, ROOT).of("cc")).contains(USABLE);
  }

  @Test
  void asksAnewWhenTheRootHoldsOtherPackages() throws IOException {
    Path file = folder.resolve("answers");
    Answers.open(file, ROOT).add("aa", USABLE);
    assertThat(Answers.open(file, List.of("libc6 2.36-9", "dpkg 1.22.22")).of("aa")).isEmpty();
  }
}
