package debwright.users;

import debwright.archive.AppTree;
import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.corpus.Label;
import debwright.corpus.LabelKind;
import debwright.corpus.Location;
import debwright.corpus.ManifestException;
import debwright.corpus.Tier;
import debwright.distil.PackedItem;
import debwright.result.AtomicFile;
import debwright.run.FolderRemoval;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes bundles into a repository. What one holds is not believed: its app is distilled once more,
 * and only what comes of that is kept. A bundle that comes twice changes nothing the second time,
 * and one that was taken in half when the process was killed can be taken in again.
 *
 * @param root of the repository's tree
 * @param cache a folder for the lock that keeps two processes apart
 */
public record Reception(Path root, Path cache) {
  private static final ReentrantLock HERE = new ReentrantLock();
  private static final int SHORT_DIGEST = 8;
  private static final int LONGEST_NAME = 60;

  /**
   * What came of a bundle.
   *
   * @param report as the repository has it now
   * @param known whether it was there before
   * @param rows of the report's item; none where the app could not be opened
   */
  public record Received(UserReport report, boolean known, List<Item> rows) {
    public Received {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Takes in a bundle.
   *
   * @throws UserReportException it is no bundle, breaks a limit, or what the repository has is not
   *     as it should be
   */
  public Received receive(Path bundle) throws IOException, UserReportException, ManifestException {
    Files.createDirectories(cache);
    Path scratch = Files.createTempDirectory("debwright-report");
    try {
      Bundle read = BundleReader.read(bundle, scratch);
      Optional<Again> app = again(read, scratch);
      return locked(() -> keep(read.complaint(), app, scratch));
    } finally {
      FolderRemoval.remove(scratch);
    }
  }

  /** The app, distilled here, under its name in the repository. */
  private record Again(Bundle.App app, Path slice) {}

  private static Optional<Again> again(Bundle bundle, Path scratch)
      throws IOException, UserReportException {
    if (bundle.app().isEmpty()) {
      return Optional.empty();
    }
    Bundle.App sent = bundle.app().get();
    DistilledApp.slice(sent, scratch.resolve("sent"));
    Path filled = DistilledApp.filled(sent, scratch.resolve("filled"));
    Path folder = Files.createDirectories(scratch.resolve("again"));
    try (AppTree tree = DistilledApp.open(filled)) {
      PackedItem content = DistilledApp.of(tree, folder, sent.lean()).item();
      String id = id(bundle.complaint().app(), content.sha256());
      Bundle.App app = DistilledApp.of(tree, id, folder, sent.lean());
      return Optional.of(new Again(app, DistilledApp.slice(app, folder)));
    }
  }

  /** Who reports the same app gets the same item, whatever the repository has. */
  private static String id(String app, String sha256) {
    String name = app.replaceAll("[^A-Za-z0-9._+-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    String brief = name.substring(0, Math.min(name.length(), LONGEST_NAME));
    return "%s/%s-%s"
        .formatted(
            UserReports.FOLDER, brief.isEmpty() ? "app" : brief, sha256.substring(0, SHORT_DIGEST));
  }

  private interface Work {
    Received run() throws IOException, UserReportException, ManifestException;
  }

  private Received locked(Work work) throws IOException, UserReportException, ManifestException {
    HERE.lock();
    try (FileChannel channel =
        FileChannel.open(
            cache.resolve("reported.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      return work.run();
    } finally {
      HERE.unlock();
    }
  }

  private Received keep(Complaint complaint, Optional<Again> app, Path scratch)
      throws IOException, UserReportException, ManifestException {
    UserReport report = complaint.report(app.map(each -> each.app().item().id()).orElse(""));
    List<UserReport> reports = new ArrayList<>(UserReports.read(root));
    List<Item> rows =
        app.isPresent() ? keep(complaint, app.get(), scratch.resolve("kept")) : List.of();
    Optional<UserReport> known =
        reports.stream().filter(each -> each.id().equals(report.id())).findFirst();
    if (known.isEmpty()) {
      reports.add(report);
      Path table = root.resolve(UserReports.FOLDER).resolve(UserReports.TABLE);
      AtomicFile.write(table, UserReports.text(reports));
    }
    return new Received(known.orElse(report), known.isPresent(), rows);
  }

  private List<Item> keep(Complaint complaint, Again app, Path scratch)
      throws IOException, UserReportException, ManifestException {
    Path manifest = root.resolve(UserReports.CORPUS);
    Files.createDirectories(manifest.resolveSibling("."));
    List<Item> before = Files.exists(manifest) ? Corpus.open(manifest).items() : List.of();
    Map<String, Item> items = new TreeMap<>();
    before.forEach(item -> items.put(item.key(), item));
    List<Item> rows = new ArrayList<>();
    for (Item row : rows(complaint, app.app().item())) {
      Item kept = items.merge(row.key(), row, Reception::merged);
      rows.add(kept);
    }
    new ReportedPacks(manifest, scratch).keep(before, app.app().item(), app.slice());
    if (!List.copyOf(items.values()).equals(before)) {
      Corpus.write(manifest, items.values());
    }
    return rows;
  }

  /** The same app with a label where one of its reports has one. */
  private static Item merged(Item before, Item now) {
    return before.label().isEmpty() && now.label().isPresent() ? now : before;
  }

  private static List<Item> rows(Complaint complaint, PackedItem item) {
    Optional<Label> label =
        Optional.of(complaint.expects())
            .filter(names -> !names.isEmpty())
            .map(names -> new Label(LabelKind.PACKAGES, String.join(" ", names)));
    return complaint.seen().stream()
        .map(
            seen ->
                new Item(
                    item.id(),
                    new Location.Distilled(item.id()),
                    item.sha256(),
                    item.size(),
                    seen.release(),
                    complaint.architecture(),
                    Tier.FULL,
                    label))
        .sorted()
        .toList();
  }
}
