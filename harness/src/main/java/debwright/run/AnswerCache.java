package debwright.run;

import debwright.corpus.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What engines answered in earlier runs, in a folder for each engine and configuration. An answer
 * is known by all that may change it: the engine's content, the configuration, Java, the item's
 * bytes, and what the index says. An engine that is only a command is asked each time, since nobody
 * knows what it does today.
 */
public final class AnswerCache {
  /** One that knows nothing and keeps nothing. */
  public static final AnswerCache NONE = new AnswerCache(Optional.empty());

  private static final String SCHEMA = "schema 2";
  private static final Pattern CONTENT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  /** One in so many of the known answers is asked for again. */
  private static final int AUDITED = 200;

  private final Optional<Path> root;

  private AnswerCache(Optional<Path> root) {
    this.root = root;
  }

  /** One in a folder, which is made if need be. */
  public static AnswerCache in(Path folder) {
    return new AnswerCache(Optional.of(folder));
  }

  boolean keeps() {
    return root.isPresent();
  }

  /** The answers of one engine. */
  Answers of(Engine engine, Indexes indexes, RunSettings settings) throws IOException {
    if (root.isEmpty() || !CONTENT.matcher(engine.content()).matches()) {
      return new Answers(Optional.empty(), indexes);
    }
    String name =
        Digests.ofLines(
            List.of(
                SCHEMA,
                "engine " + engine.content(),
                "configuration " + settings.digest(),
                "jdk " + Runtime.version()));
    Path folder = root.get().resolve(name);
    Files.createDirectories(folder);
    Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
    return new Answers(Optional.of(AnswerFile.in(folder)), indexes);
  }

  /** The answers of one engine by one configuration. */
  static final class Answers {
    private final Optional<AnswerFile> file;
    private final Indexes indexes;

    private Answers(Optional<AnswerFile> file, Indexes indexes) {
      this.file = file;
      this.indexes = indexes;
    }

    /** Whether an item was answered before. */
    boolean has(RunItem item) {
      return file.isPresent() && item.mayBeAsked() && file.get().has(key(item));
    }

    /** The answer to an item, if it was given before; one that can't be read was not. */
    Optional<Attempt> find(RunItem item) throws IOException {
      return has(item)
          ? file.get().find(key(item)).filter(known -> known.key().equals(item.key()))
          : Optional.empty();
    }

    /** Keeps an answer that says something about the engine. */
    void put(RunItem item, Attempt attempt) throws IOException {
      boolean kept =
          file.isPresent()
              && item.input() instanceof RunItem.Present
              && attempt.answer().outcome().conclusive();
      if (kept) {
        file.get().add(key(item), attempt);
      }
    }

    /** Forgets all of them: where one is wrong, others may be. */
    void forget() throws IOException {
      if (file.isPresent()) {
        file.get().remove();
      }
    }

    /** Whether a run asks again about an item to which the answer is known. */
    boolean isAudited(RunItem item, String run) {
      String hash = Digests.ofLines(List.of(key(item), run));
      return Integer.parseInt(hash.substring(0, 7), 16) % AUDITED == 0;
    }

    private String key(RunItem item) {
      return Digests.ofLines(
          List.of(
              item.key().toString(),
              item.inputDigest(),
              item.label().kind(),
              indexes.snapshot(item.key())));
    }
  }
}
