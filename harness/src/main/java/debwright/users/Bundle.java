package debwright.users;

import debwright.archive.Limits;
import debwright.distil.PackedItem;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a user sends: a zip of {@code report.json} and, where the app could be opened, {@code
 * app.tar.zst}, a pack of one distilled item.
 *
 * @param complaint what the user says
 * @param app the app without its code, empty where it could not be opened
 */
public record Bundle(Complaint complaint, Optional<App> app) {
  static final String REPORT = "report.json";
  static final String PACK = "app.tar.zst";

  /** The id of the item in a bundle: the repository gives it another. */
  static final String ITEM = "app";

  /** More than that no repository takes in, in bytes before compression. */
  static final long LARGEST_ITEM = 32_000_000;

  static final long LARGEST_BUNDLE = 40_000_000;
  static final int LARGEST_REPORT = 8_000_000;

  /** Characters of a message. */
  public static final int LONGEST_MESSAGE = 10_000;

  /** Of a distilled app, whose files count with their holes. */
  static final Limits LIMITS =
      new Limits(50_000, 8L << 30, 4L << 30, 1000, 1024, 64, 1024, 8L << 20);

  /**
   * The app.
   *
   * @param pack file that holds its item alone
   * @param item as it is in the pack
   * @param lean whether names that no object of the app asks for are left out, and files that are
   *     no objects
   */
  public record App(Path pack, PackedItem item, boolean lean) {}
}
