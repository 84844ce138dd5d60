package debwright.curation;

import debwright.corpus.Item;
import debwright.corpus.Tier;
import debwright.label.LabelException;
import debwright.source.AptSource;
import debwright.source.Archive;
import debwright.source.Available;
import debwright.source.FetchException;
import debwright.source.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Draws the packages of a recipe. */
final class Drawing {
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
    Archive archive = apt.archive(recipe.suite(), progress);
    List<Available> all = archive.packages();
    List<Available> order = recipe.draw().candidates(all);
    new Judgeable(apt, progress)
        .first(archive, order, recipe.count())
        .forEach(drawn -> kept.add(item(drawn)));
    all.stream().filter(this::isMissing).map(this::item).forEach(kept::add);
    return List.copyOf(kept);
  }

  private boolean isMissing(Available available) {
    return recipe.mustPass().contains(available.name())
        && kept.stream().noneMatch(item -> item.id().equals(id(available)));
  }

  private Item item(Available drawn) {
    return new Offered(recipe.suite(), drawn).item(recipe.release(), tier(drawn));
  }

  private String id(Available available) {
    return new Offered(recipe.suite(), available).id();
  }

  // The first of the draw stay the first when more are drawn.
  private Tier tier(Available drawn) {
    if (recipe.mustPass().contains(drawn.name())) {
      return Tier.MUST_PASS;
    }
    return kept.size() < recipe.smoke() ? Tier.SMOKE : Tier.FULL;
  }
}
