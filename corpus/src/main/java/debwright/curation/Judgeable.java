package debwright.curation;

import debwright.label.LabelException;
import debwright.label.Objects;
import debwright.source.AptSource;
import debwright.source.Archive;
import debwright.source.Available;
import debwright.source.FetchException;
import debwright.source.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the packages that have something to judge: at least one ELF object. */
final class Judgeable {
  private static final int BATCH = 40;

  private final AptSource apt;
  private final Progress progress;
  private final List<Available> kept = new ArrayList<>();

  Judgeable(AptSource apt, Progress progress) {
    this.apt = apt;
    this.progress = progress;
  }

  /** The first so many of an order, or all that there are; each is fetched for it. */
  List<Available> first(Archive archive, List<Available> order, int count)
      throws IOException, FetchException, LabelException {
    for (int from = 0; from < order.size() && kept.size() < count; from += BATCH) {
      keep(archive, order.subList(from, Math.min(from + BATCH, order.size())), count);
    }
    return List.copyOf(kept);
  }

  private void keep(Archive archive, List<Available> batch, int count)
      throws IOException, FetchException, LabelException {
    List<Path> debs = apt.fetch(archive, batch, Progress.silent());
    for (int i = 0; i < batch.size() && kept.size() < count; i++) {
      if (hasObjects(debs.get(i))) {
        kept.add(batch.get(i));
        progress.at("drawing", kept.size(), count);
      }
    }
  }

  private static boolean hasObjects(Path deb) throws IOException, LabelException {
    Path scratch = Files.createTempDirectory("debwright");
    try {
      return !Objects.of(deb, scratch.resolve("package")).files().isEmpty();
    } finally {
      Files.delete(scratch);
    }
  }
}
