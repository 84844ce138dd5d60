package debwright.run;

import debwright.result.ItemKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Engines that are shell scripts, and small corpora for them. */
public final class FakeEngine {
  public static final String HELLO =
      "{\"protocol\":1,\"engine\":\"fake\",\"capabilities\":[],\"indexFormats\":[\"fake\"]}";

  /** Answers every item with ok, and those of certain names as their names say. */
  private static final String SCRIPT =
      """
      echo '%s'
      while IFS= read -r line; do
        id=${line#*'"id":"'}; id=${id%%%%'"'*}
        echo "$id" >>asked
        echo "log of $id" >&2
        ok="{\\"id\\":\\"$id\\",\\"outcome\\":\\"ok\\",\\"depends\\":\\"libc6 (>= 2.36)\\",\\"plan\\":{\\"a\\":1},\\"objects\\":2,\\"duration_ms\\":3}"
        case $id in
          dies#*) exit 7 ;;
          segfaults#*) kill -SEGV $$ ;;
          terminated#*) kill -TERM $$ ;;
          killed#*) kill -KILL $$ ;;
          unlucky#*) [ -e killed ] && echo "$ok" || { : >killed; kill -KILL $$; } ;;
          hangs#*) sleep 600 & echo $! >pid; wait ;;
          silent#*) exec >&-; sleep 600 ;;
          nonsense#*) echo 'Exception in thread "main"' ;;
          array#*) echo '[]' ;;
          other#*) echo '{"id":"x","outcome":"ok"}' ;;
          unknown#*) echo "{\\"id\\":\\"$id\\",\\"outcome\\":\\"fine\\"}" ;;
          skips#*) echo "{\\"id\\":\\"$id\\",\\"outcome\\":\\"not-run\\"}" ;;
          endless#*) while :; do printf 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'; done ;;
          chatters#*) while :; do echo 'chatter'; done ;;
          loud#*) head -c 1000000 /dev/zero | tr '\\0' 'e' >&2; echo "$ok" ;;
          twice#*) echo "$ok"; echo "$ok" ;;
          leaves#*) echo "$ok"; exit 0 ;;
          broken-disk#*) echo "{\\"id\\":\\"$id\\",\\"outcome\\":\\"infra:io\\",\\"reason\\":\\"disk\\"}" ;;
          fails#*) echo "{\\"id\\":\\"$id\\",\\"outcome\\":\\"fail:map:unresolved-library\\",\\"reason\\":\\"no libfoo.so.1 for /opt/x/1\\"}" ;;
          *) echo "$ok" ;;
        esac
      done
      """
          .formatted(HELLO);

  private static final Limits SHORT =
      new Limits(Duration.ofMillis(700), Duration.ofSeconds(10), 100_000, 2_000);

  public static final RunSettings SETTINGS = new RunSettings("symbols", Optional.empty(), 2, SHORT);

  public static final Indexes INDEXES =
      new Indexes(List.of(new IndexFile("debian:12", "amd64", "fake", Path.of("/index"), "ab")));

  public static final Scoring UNLABELLED = (item, depends) -> Optional.empty();

  private FakeEngine() {}

  /** The engine whose items do as they are called. */
  public static Engine in(Path folder) throws IOException {
    return of(folder, SCRIPT);
  }

  /** An engine of that script. */
  static Engine of(Path folder, String script) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("worker.sh"), script);
    return new Engine("the fake engine", "e".repeat(64), "sh worker.sh", folder);
  }

  /** Items of those names. */
  public static List<RunItem> items(String... names) {
    return Arrays.stream(names).map(FakeEngine::item).toList();
  }

  static RunItem item(String name) {
    return new RunItem(
        new ItemKey(name, "debian:12", "amd64"),
        "full",
        RunItem.Label.NONE,
        "d".repeat(64),
        new RunItem.Present(Path.of("/apps", name)));
  }

  /** The ids of the questions that were put, in their order, without their numbers. */
  static List<String> asked(Engine engine) throws IOException {
    Path file = engine.directory().resolve("asked");
    return Files.exists(file)
        ? Files.readAllLines(file).stream().map(id -> id.replaceFirst("#.*", "")).toList()
        : List.of();
  }
}
