package debwright.worker;

import debwright.archive.ArchiveException;
import debwright.elf.HoleException;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.Release;
import debwright.plan.Outcome;
import debwright.resolve.Architecture;
import debwright.resolve.DpkgRules;
import debwright.resolve.Mode;
import debwright.resolve.Packager;
import debwright.resolve.Rules;
import debwright.resolve.Strategy;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers requests one by one. Indexes stay open between them, and the last app does, too: it is
 * often asked about for one release after the other.
 */
final class Engine {
  private final Map<String, ArchiveIndex> indexes = new HashMap<>();
  private Optional<OpenApp> last = Optional.empty();

  Answer answer(Request request) throws RequestException {
    Path app = Path.of(request.required("path"));
    Optional<Architecture> architecture = Architecture.of(request.required("architecture"));
    if (architecture.isEmpty()) {
      return Answer.failed(
          Outcome.UNSUPPORTED_ARCHITECTURE,
          "no such architecture: " + request.required("architecture"));
    }
    Rules rules = rules(request);
    try {
      ArchiveIndex index = index(request.required("index"));
      return plan(app, new Packager.Request(index, architecture.get(), rules));
    } catch (IndexException e) {
      return Answer.failed(Outcome.INDEX_MISSING, String.valueOf(e.getMessage()));
    }
  }

  private static Rules rules(Request request) throws RequestException {
    Release release = chosen(request, "release", "", Release::of);
    DpkgRules own = DpkgRules.of(release);
    return new Rules(
        chosen(request, "mode", Mode.LOADER.code(), Mode::of),
        chosen(request, "strategy", Strategy.SYMBOLS.code(), Strategy::of),
        chosen(request, "dpkg", own.code(), DpkgRules::of),
        List.of());
  }

  private static <T> T chosen(
      Request request, String field, String otherwise, Function<String, Optional<T>> reader)
      throws RequestException {
    String text = request.optional(field, otherwise);
    return reader
        .apply(text)
        .orElseThrow(
            () ->
                new RequestException("the field \"%s\" is not known: '%s'".formatted(field, text)));
  }

  private ArchiveIndex index(String file) throws IndexException {
    ArchiveIndex known = indexes.get(file);
    if (known != null) {
      return known;
    }
    try {
      ArchiveIndex index = ArchiveIndex.open(Path.of(file));
      indexes.put(file, index);
      return index;
    } catch (IOException e) {
      throw new IndexException("index %s can't be read: %s".formatted(file, e.getMessage()));
    }
  }

  private Answer plan(Path app, Packager.Request request) throws IndexException {
    try {
      return Answer.of(opened(app).plan(request));
    } catch (ArchiveException e) {
      return Answer.failed(e.outcome(), String.valueOf(e.getMessage()));
    } catch (HoleException e) {
      return Answer.failed(Outcome.DISTILLED_HOLE, String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      return Answer.failed(Outcome.MISSING_INPUT, "no such file: " + e.getMessage());
    } catch (IOException e) {
      return Answer.failed(
          FullDisk.caused(e) ? Outcome.NO_SPACE : Outcome.IO, String.valueOf(e.getMessage()));
    }
  }

  private OpenApp opened(Path app) throws IOException, ArchiveException {
    if (last.isEmpty() || !last.get().isStill(app)) {
      forget();
      last = Optional.of(OpenApp.open(app));
    }
    return last.get();
  }

  /** Closes the app that was asked about last. */
  void forget() throws IOException {
    if (last.isPresent()) {
      OpenApp closed = last.get();
      last = Optional.empty();
      closed.close();
    }
  }
}
