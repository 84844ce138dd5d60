package debwright.materials;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.plan.Outcome;
import debwright.run.RunItem;
import debwright.source.FetchException;
import debwright.source.FetchReport;
import debwright.source.Progress;
import debwright.source.Sources;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Items that are files of their own: fetched, or beside the manifest. */
public final class FetchedBytes implements ItemBytes {
  private final Sources sources;
  private final Progress progress;

  public FetchedBytes(Sources sources, Progress progress) {
    this.sources = sources;
    this.progress = progress;
  }

  @Override
  public Map<Item, RunItem.Input> of(Corpus corpus, List<Item> items) throws IOException {
    FetchReport report = sources.fetch(corpus, items, progress);
    Map<Item, RunItem.Input> inputs = new TreeMap<>();
    report.files().forEach((item, file) -> inputs.put(item, new RunItem.Present(file)));
    report.failures().forEach((item, failure) -> inputs.put(item, unusable(failure)));
    return inputs;
  }

  private static RunItem.Unusable unusable(FetchException failure) {
    return new RunItem.Unusable(outcome(failure.reason()), String.valueOf(failure.getMessage()));
  }

  private static Outcome outcome(FetchException.Reason reason) {
    return switch (reason) {
      case DIGEST_MISMATCH -> Outcome.DIGEST_MISMATCH;
      case BAD_LOCK, MISSING_FILE, MISSING_VERSION, MISSING_URL, UNSUPPORTED ->
          Outcome.MISSING_INPUT;
      case NETWORK, NO_SOURCES, NO_TOOL -> Outcome.NETWORK;
    };
  }
}
