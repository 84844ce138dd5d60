package debwright.users;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.distil.Inventory;
import debwright.distil.PackException;
import debwright.distil.PackReader;
import debwright.distil.PackWriter;
import debwright.distil.PackedItem;
import debwright.plan.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An app without its code, in a pack of its own. */
public final class DistilledApp {
  private static final long MOST_UNPACKED = Bundle.LARGEST_ITEM + (1 << 20);

  private DistilledApp() {}

  /**
   * Distils an app.
   *
   * @param folder for the pack, which replaces one that is there
   * @param lean whether names that no object of the app asks for are left out, and files that are
   *     no objects
   * @throws UserReportException it is too large
   */
  public static Bundle.App of(AppTree tree, Path folder, boolean lean)
      throws IOException, UserReportException {
    return of(tree, Bundle.ITEM, folder, lean);
  }

  static Bundle.App of(AppTree tree, String id, Path folder, boolean lean)
      throws IOException, UserReportException {
    Path pack = folder.resolve("distilled.tar.zst");
    try (PackWriter writer = PackWriter.openQuick(pack)) {
      PackedItem item = writer.add(id, tree, lean);
      if (item.size() > Bundle.LARGEST_ITEM) {
        throw new UserReportException(
            "without its code the app has %d bytes; a report may have %d"
                .formatted(item.size(), Bundle.LARGEST_ITEM),
            "report the part that goes wrong: a folder with its objects");
      }
      writer.finish();
      return new Bundle.App(pack, item, lean);
    }
  }

  /** The file of the app as an engine is asked about it: what was left out can't be read. */
  public static Path slice(Bundle.App app, Path folder) throws IOException, UserReportException {
    return expect(app, extract(app, folder, false), folder);
  }

  /** The file of the app with zeros for what was left out. */
  static Path filled(Bundle.App app, Path folder) throws IOException, UserReportException {
    List<PackedItem> items = extract(app, folder, true);
    return folder.resolve(items.get(0).sha256() + ".tar");
  }

  private static List<PackedItem> extract(Bundle.App app, Path folder, boolean filled)
      throws IOException, UserReportException {
    Files.createDirectories(folder);
    PackReader reader = new PackReader(app.pack(), MOST_UNPACKED);
    try {
      List<PackedItem> items =
          filled ? reader.extractFilled(id -> true, folder) : reader.extract(id -> true, folder);
      if (items.size() != 1) {
        throw damaged("one item was expected, found " + items.size());
      }
      return items;
    } catch (PackException e) {
      String message = String.valueOf(e.getMessage());
      throw damaged(message.substring(message.lastIndexOf('/') + 1));
    }
  }

  private static Path expect(Bundle.App app, List<PackedItem> items, Path folder)
      throws UserReportException {
    if (!items.get(0).equals(app.item())) {
      throw damaged(
          "sha256 %s of %d bytes was expected, found %s of %d"
              .formatted(
                  app.item().sha256(),
                  app.item().size(),
                  items.get(0).sha256(),
                  items.get(0).size()));
    }
    return folder.resolve(app.item().sha256() + ".tar");
  }

  private static UserReportException damaged(String what) {
    return new UserReportException(
        Bundle.PACK + ": " + Shown.text(what),
        "ask for the bundle again: it is damaged, or not one of debwright report-app");
  }

  /** What is in it. */
  public static Inventory inventory(Bundle.App app, Path folder)
      throws IOException, UserReportException {
    try (AppTree tree = open(filled(app, folder))) {
      return Inventory.of(tree);
    }
  }

  static AppTree open(Path file) throws IOException, UserReportException {
    try {
      return AppTree.open(file, Bundle.LIMITS);
    } catch (ArchiveException e) {
      String message = String.valueOf(e.getMessage());
      throw new UserReportException(
          Bundle.PACK + ": " + message.substring(message.lastIndexOf(".tar:") + 1),
          "no debwright report-app writes such a bundle");
    }
  }
}
