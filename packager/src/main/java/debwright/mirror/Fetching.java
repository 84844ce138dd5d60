package debwright.mirror;

import debwright.archive.ArchiveException;
import debwright.debian.DebianSyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;

/**
 * Fetches packages over several connections; what one package is denied does not keep the others
 * from coming.
 */
final class Fetching {
  /** Of so many packages in a row of answers a mirror that does not answer is given up. */
  private static final int MOST_UNREACHABLE = 10;

  private final PackageFetch fetch;
  private final Journal journal;
  private final MirrorProgress progress;

  Fetching(PackageFetch fetch, Journal journal, MirrorProgress progress) {
    this.fetch = fetch;
    this.journal = journal;
    this.progress = progress;
  }

  /** What became of one package. */
  private record Outcome(Choice choice, Optional<String> problem, boolean unreachable) {}

  /**
   * Puts into the journal what is not there.
   *
   * @return why a package can't be had, by its name, for those that can't
   * @throws MirrorException when the mirror does not answer for several packages
   */
  Map<String, String> run(List<Choice> choices, ExecutorService pool)
      throws IOException, MirrorException, InterruptedException {
    List<Choice> absent = choices.stream().filter(each -> !journal.has(each.sha256())).toList();
    CompletionService<Outcome> running = new ExecutorCompletionService<>(pool);
    absent.forEach(each -> running.submit(() -> one(each)));
    Map<String, String> problems = new TreeMap<>();
    List<String> unreachable = new ArrayList<>();
    for (int i = 0; i < absent.size(); i++) {
      progress.at("fetching packages", choices.size() - absent.size() + i, choices.size());
      Outcome outcome = result(running);
      String name = outcome.choice.offer().name();
      outcome.problem.ifPresent(problem -> problems.put(name, problem));
      if (outcome.unreachable && outcome.problem.isPresent()) {
        unreachable.add(outcome.problem.get());
        giveUp(unreachable);
      }
    }
    progress.at("fetching packages", choices.size(), choices.size());
    return problems;
  }

  private static void giveUp(List<String> unreachable) throws MirrorException {
    if (unreachable.size() > MOST_UNREACHABLE) {
      throw MirrorException.unreachable(
          "%d packages can't be fetched, such as".formatted(unreachable.size()),
          unreachable.get(0));
    }
  }

  private Outcome one(Choice choice) throws IOException, InterruptedException {
    try {
      journal.add(choice.sha256(), fetch.fetch(choice));
      return new Outcome(choice, Optional.empty(), false);
    } catch (MirrorException e) {
      boolean unreachable = e.reason() == MirrorException.Reason.UNREACHABLE;
      return new Outcome(choice, Optional.of(String.valueOf(e.getMessage())), unreachable);
    } catch (ArchiveException | DebianSyntaxException e) {
      String message = "%s: %s".formatted(choice.offer().exactly(), e.getMessage());
      return new Outcome(choice, Optional.of(message), false);
    }
  }

  private static Outcome result(CompletionService<Outcome> running)
      throws IOException, InterruptedException {
    try {
      return running.take().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException disk) {
        throw disk;
      }
      throw new IllegalStateException("fetching a package failed", e.getCause());
    }
  }
}
