package debwright.run;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.result.ItemKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurationsTest {
  @TempDir private Path temp;

  private RunItem item(String name, String release, int bytes) throws Exception {
    Path file = temp.resolve(name + ".tar");
    Files.write(file, new byte[bytes]);
    ItemKey key = new ItemKey(name, release, "amd64");
    RunItem.Input input = new RunItem.Present(file);
    return new RunItem(key, "full", RunItem.Label.NONE, "0".repeat(64), input);
  }

  @Test
  void theLongestOfTheLastTimeComesFirst() throws Exception {
    Path file = temp.resolve("cache/durations.tsv");
    RunItem quick = item("quick", "debian:12", 1);
    RunItem slow = item("slow", "debian:12", 1);
    Durations durations = Durations.in(file);
    durations.add(quick.key(), 2);
    durations.add(slow.key(), 30);
    durations.save();
    assertThat(Durations.in(file).longestFirst(List.of(quick, slow)))
        .containsExactly(List.of(slow), List.of(quick));
  }

  @Test
  void ofThoseNeverAskedAboutTheLargestComesFirst() throws Exception {
    RunItem small = item("small", "debian:12", 10);
    RunItem large = item("large", "debian:12", 1_000_000);
    assertThat(Durations.unknown().longestFirst(List.of(small, large)))
        .containsExactly(List.of(large), List.of(small));
  }

  @Test
  void rowsOfTheSameBytesStayTogether() throws Exception {
    RunItem first = item("app", "debian:12", 10);
    RunItem other = item("other", "debian:12", 10);
    RunItem second = item("app", "ubuntu:24.04", 10);
    assertThat(Durations.unknown().longestFirst(List.of(first, other, second)))
        .containsExactlyInAnyOrder(List.of(first, second), List.of(other));
  }

  @Test
  void passesOverWhatIsNoLineOfIts() throws Exception {
    Path file = temp.resolve("durations.tsv");
    Files.writeString(file, "garbage\n\na\tdebian:12\tamd64\t-1\na\tdebian:12\tamd64\t7\n");
    RunItem known = item("a", "debian:12", 0);
    RunItem unknown = item("b", "debian:12", 600_000);
    assertThat(Durations.in(file).longestFirst(List.of(unknown, known)))
        .as("7 ms recorded against 6 ms guessed")
        .containsExactly(List.of(known), List.of(unknown));
  }
}
