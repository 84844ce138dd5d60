package debwright.job;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.launcher.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkshopTest {
  @TempDir Path folder;

  @BeforeEach
  void begin() {
    Tools.require("setsid", "sh");
  }

  private JobResult run(String command, Duration limit) throws Exception {
    Map<String, String> outside = Map.of("PATH", System.getenv("PATH"), "SECRET", "1");
    return new Workshop(folder, outside)
        .run(new Job("try", command, folder, Map.of("OWN", "2"), limit), folder.resolve("log"));
  }

  @Test
  void runsACommandWithFewVariablesAndNoInput() throws Exception {
    JobResult result = run("cat; echo \"$OWN $SECRET.\" >&2; exit 3", Duration.ofSeconds(20));
    assertThat(result.exit()).isEqualTo(3);
    assertThat(Files.readString(result.log())).isEqualTo("2 .\n");
    assertThat(folder.resolve("running")).as("notes").isEmptyDirectory();
  }

  @Test
  void endsWhatTakesTooLongWithAllThatItStarted() throws Exception {
    JobResult result = run("sleep 60 & echo $! >pid; wait", Duration.ofMillis(300));
    assertThat(result.late()).isTrue();
    String child = Files.readString(folder.resolve("pid")).strip();
    Path stat = Path.of("/proc", child, "stat");
    String state = Files.exists(stat) ? Files.readString(stat) : ") Z";
    assertThat(state).as("only its entry is left").contains(") Z");
  }

  @Test
  void keepsLogsByWhatTheyAre() throws Exception {
    Path log = Files.writeString(folder.resolve("log"), "words\n");
    Logs logs = Logs.of(folder);
    String name = logs.keep(log);
    assertThat(logs.keep(log)).isEqualTo(name).hasSize(64);
    assertThat(Files.readString(logs.find(name).orElseThrow())).isEqualTo("words\n");
    assertThat(logs.find("../../log")).isEmpty();
    assertThat(logs.find("0".repeat(64))).isEmpty();
  }
}
