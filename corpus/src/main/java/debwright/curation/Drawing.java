package debwright.curation;

import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.corpus.Tier;
import debwright.label.LabelException;
import debwright.label.Objects;
import debwright.source.AptArchive;
import debwright.source.AptSource;
import debwright.source.Available;
import debwright.source.FetchException;
import debwright.source.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks the order of a draw and keeps the packages that have something to judge. */
final class Drawing {
  private static final int BATCH = 40;

  private final Recipe recipe;
  private final AptSource apt;
  private final Progress progress;
  private final List<Item> kept = new ArrayList<>();

  Drawing(Recipe recipe, AptSource apt, Progress progress) {
    this.recipe = recipe;
    this.apt = apt;
    this.progress = progress;
  }

  /** In the order in which they were drawn, then those that must be there. */
  List<Item> items() throws IOException, FetchException, LabelException {
    AptArchive archive = apt.archive(recipe.suite());
    List<Available> all = archive.packages();
    List<Available> order = recipe.draw().candidates(all);
    for (int from = 0; from < order.size() && !enough(); from += BATCH) {
      keep(archive, order.subList(from, Math.min(from + BATCH, order.size())));
    }
    all.stream().filter(this::isMissing).map(this::item).forEach(kept::add);
    return List.copyOf(kept);
  }

  private boolean isMissing(Available available) {
    return recipe.mustPass().contains(available.name())
        && kept.stream().noneMatch(item -> item.id().equals(id(available)));
  }

  private boolean enough() {
    return kept.size() >= recipe.count();
  }

  private void keep(AptArchive archive, List<Available> batch)
      throws IOException, FetchException, LabelException {
    List<Path> debs = apt.fetch(archive, batch, Progress.silent());
    for (int i = 0; i < batch.size() && !enough(); i++) {
      if (hasObjects(debs.get(i))) {
        kept.add(item(batch.get(i)));
        progress.at("drawing", kept.size(), recipe.count());
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

  private Item item(Available drawn) {
    return new Item(
        id(drawn),
        new Location.Deb(
            recipe.suite().name(), recipe.suite().component(), drawn.name(), drawn.version()),
        drawn.sha256(),
        drawn.size(),
        recipe.release(),
        recipe.suite().architecture(),
        tier(drawn),
        Optional.empty());
  }

  private String id(Available available) {
    return recipe.suite().name() + "/" + available.name();
  }

  // The first of the draw stay the first when more are drawn.
  private Tier tier(Available drawn) {
    if (recipe.mustPass().contains(drawn.name())) {
      return Tier.MUST_PASS;
    }
    return kept.size() < recipe.smoke() ? Tier.SMOKE : Tier.FULL;
  }
}
