package debwright.curation;

import debwright.archive.ArchiveException;
import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.corpus.Label;
import debwright.corpus.LabelKind;
import debwright.corpus.Location;
import debwright.corpus.ManifestException;
import debwright.corpus.Packs;
import debwright.corpus.Source;
import debwright.label.Answer;
import debwright.label.LabelException;
import debwright.label.Labeller;
import debwright.label.Root;
import debwright.label.Tool;
import debwright.resolve.DpkgRules;
import debwright.source.AptSource;
import debwright.source.Archive;
import debwright.source.FetchException;
import debwright.source.FetchLock;
import debwright.source.FetchReport;
import debwright.source.Progress;
import debwright.source.Sources;
import debwright.source.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The steps by which a corpus is made, one command each.
 *
 * <pre>{@code
 * AptSource apt = AptSource.of(FetchSettings.of(CacheFolder.standard(), Optional.empty()));
 * Curator curator = new Curator(apt, progress);
 * Corpus drawn = curator.draw(Recipe.EMBEDDED, Path.of("drawn/bookworm.corpus.csv"));
 * Corpus labelled = curator.label(drawn, Path.of("/var/tmp/root"), DpkgRules.V1_21).corpus();
 * Corpus distilled = curator.distil(labelled, Path.of("embedded/bookworm.corpus.csv"), Packing.EMBEDDED);
 * }</pre>
 */
public final class Curator {
  private final AptSource apt;
  private final Progress progress;

  public Curator(AptSource apt, Progress progress) {
    this.apt = apt;
    this.progress = progress;
  }

  /**
   * Draws packages at random and writes a manifest of them, without labels.
   *
   * <pre>{@code
   * debwright corpus draw --seed 20261124 --count 260 -o drawn/bookworm.corpus.csv
   * curator.draw(Recipe.EMBEDDED, Path.of("drawn/bookworm.corpus.csv"));
   * }</pre>
   */
  public Corpus draw(Recipe recipe, Path manifest)
      throws IOException, FetchException, LabelException {
    return Corpus.write(manifest, new Drawing(recipe, apt, progress).items());
  }

  /**
   * Adds packages of an archive to a manifest, which is made where there is none.
   *
   * <pre>{@code
   * debwright corpus add mine.corpus.csv --section games
   * curator.add(Path.of("mine.corpus.csv"), query, target);
   * }</pre>
   */
  public Addition add(Path manifest, Query query, Target target)
      throws IOException, FetchException, LabelException, ManifestException, QueryException {
    return new Adding(apt, target, progress).add(manifest, query);
  }

  /**
   * Adds the apps that a file names, a {@code SOURCE LOCATION} a line. Those of registries are
   * fetched, since only that tells their digests.
   *
   * <pre>{@code
   * debwright corpus add mine.corpus.csv --from apps.txt
   * curator.add(Path.of("mine.corpus.csv"), Path.of("apps.txt"), target);
   * }</pre>
   */
  public Addition add(Path manifest, Path coordinates, Target target)
      throws IOException, ManifestException, QueryException {
    return new Adding(apt, target, progress).add(manifest, coordinates);
  }

  /**
   * Fetches the items that are not here yet, and compares them with what was fetched before: the
   * file {@code NAME.lock.csv} beside the manifest keeps that.
   *
   * <pre>{@code
   * debwright corpus fetch drawn/bookworm.corpus.csv
   * FetchReport report = curator.fetch(Corpus.open(manifest));
   * report.failures().forEach((item, e) -> warn(e.getMessage(), e.hint()));
   * }</pre>
   */
  public FetchReport fetch(Corpus corpus) throws IOException, FetchException {
    List<Item> items = fetchable(corpus);
    FetchLock lock = FetchLock.of(corpus);
    FetchReport report = lock.check(new Sources(apt).fetch(corpus, items, progress));
    lock.save();
    return report;
  }

  /** Distilled items lie beside the manifest already. */
  private static List<Item> fetchable(Corpus corpus) {
    return corpus.items().stream()
        .filter(item -> item.location().source() != Source.DISTILLED)
        .toList();
  }

  /**
   * Asks the real dpkg-shlibdeps about every item and writes its answers into the manifest; items
   * that it has no answer for are left out. The root's packages are recorded beside the manifest,
   * and a root is made of just those when they are recorded already.
   *
   * <pre>{@code
   * debwright corpus label drawn/bookworm.corpus.csv --root /var/tmp/root
   * LabelReport report = curator.label(Corpus.open(manifest), Path.of("/var/tmp/root"), rules);
   * }</pre>
   *
   * @param root a folder for the root; made where there is none
   * @param rules of which dpkg-shlibdeps; the root's own is asked where it goes by them
   */
  public LabelReport label(Corpus corpus, Path root, DpkgRules rules)
      throws IOException, FetchException, LabelException {
    Suite suite = suite(corpus);
    Archive archive = apt.archive(suite, progress);
    List<Path> libraries = new RootLibraries(apt, progress).of(corpus, archive);
    Root made = Root.make(root, suite, apt.mirror(), libraries, progress);
    Files.write(RootLibraries.record(corpus), made.packages());
    Tool tool = new Tools(apt, progress).of(made, suite, rules);
    Answers answers = Answers.open(answers(corpus), circumstances(made, rules));
    LabelReport report = ask(corpus, new Labeller(made, tool), fetched(corpus), answers);
    Files.delete(answers(corpus));
    return report;
  }

  private static Path answers(Corpus corpus) {
    return corpus.folder().resolve("." + corpus.name() + ".answers");
  }

  private static List<String> circumstances(Root root, DpkgRules rules)
      throws IOException, LabelException {
    List<String> lines = new ArrayList<>(root.packages());
    lines.add("dpkg " + rules.code());
    return lines;
  }

  private LabelReport ask(Corpus corpus, Labeller labeller, Map<Item, Path> files, Answers answers)
      throws IOException, LabelException {
    List<Item> labelled = new ArrayList<>();
    List<Answer> unanswered = new ArrayList<>();
    for (Map.Entry<Item, Path> file : files.entrySet()) {
      progress.at("labelling", labelled.size() + unanswered.size(), files.size());
      Answer answer = answer(labeller, file.getKey().sha256(), file.getValue(), answers);
      if (answer.usable()) {
        labelled.add(file.getKey().labelled(new Label(LabelKind.SHLIBDEPS, answer.depends())));
      } else {
        unanswered.add(answer);
      }
    }
    return new LabelReport(Corpus.write(corpus.manifest(), labelled), unanswered);
  }

  private static Answer answer(Labeller labeller, String sha256, Path deb, Answers answers)
      throws IOException, LabelException {
    Optional<Answer> before = answers.of(sha256);
    if (before.isPresent()) {
      return before.get();
    }
    Answer answer = labeller.ask(deb);
    answers.add(sha256, answer);
    return answer;
  }

  /**
   * Distils the items of a corpus into packs beside a new manifest. The rows that they had before
   * are kept as {@code NAME.origins.csv}: they say which packages and versions the items are.
   *
   * <pre>{@code
   * debwright corpus distil drawn/bookworm.corpus.csv -o embedded/bookworm.corpus.csv
   * curator.distil(Corpus.open(drawn), Path.of("embedded/bookworm.corpus.csv"), Packing.EMBEDDED);
   * }</pre>
   *
   * @param manifest the new one, in another folder or of another name
   * @param packing into how many packs, and what is left out
   */
  public Corpus distil(Corpus corpus, Path manifest, Packing packing)
      throws IOException, FetchException, ArchiveException, InterruptedException {
    Corpus place = Corpus.write(manifest, List.of());
    Packs packs = new Packs(place.folder(), place.name(), packing.packs());
    List<Item> distilled = new Distillation(packs, packing, progress).write(fetched(corpus));
    Corpus.write(origins(place), sameRows(corpus.items(), distilled));
    return Corpus.write(manifest, distilled);
  }

  /** Where it is recorded what the items of a distilled corpus were made of. */
  static Path origins(Corpus distilled) {
    return distilled.folder().resolve(distilled.name() + ".origins.csv");
  }

  private static List<Item> sameRows(List<Item> items, List<Item> as) {
    Set<String> keys = as.stream().map(Item::key).collect(Collectors.toSet());
    return items.stream().filter(item -> keys.contains(item.key())).toList();
  }

  /**
   * Labels packages with what they themselves declare, which takes no root. Where each label is
   * from is recorded beside the manifest.
   *
   * <pre>{@code
   * debwright corpus label mine.corpus.csv --declared
   * DeclaredReport report = curator.declare(Corpus.open(manifest));
   * }</pre>
   */
  public DeclaredReport declare(Corpus corpus) throws IOException, FetchException {
    return new Declarations(corpus).write(fetched(corpus, fetchable(corpus)));
  }

  private SortedMap<Item, Path> fetched(Corpus corpus) throws IOException, FetchException {
    return fetched(corpus, corpus.items());
  }

  /** All of them: a corpus with labels for some of its items would hide the rest. */
  private SortedMap<Item, Path> fetched(Corpus corpus, List<Item> items)
      throws IOException, FetchException {
    FetchReport report = new Sources(apt).fetch(corpus, items, progress);
    Optional<FetchException> failure = report.failures().values().stream().findFirst();
    if (failure.isPresent()) {
      throw failure.get();
    }
    return report.files();
  }

  private static Suite suite(Corpus corpus) throws LabelException {
    List<Suite> suites =
        corpus.items().stream().flatMap(item -> suite(item).stream()).distinct().toList();
    if (suites.size() != 1) {
      throw new LabelException(
          "packages of one suite and architecture were expected, found " + suites,
          "label one suite at a time, from its 'deb' items");
    }
    return suites.get(0);
  }

  private static Optional<Suite> suite(Item item) {
    return item.location() instanceof Location.Deb deb
        ? Optional.of(new Suite(deb.suite(), deb.component(), item.architecture()))
        : Optional.empty();
  }
}
