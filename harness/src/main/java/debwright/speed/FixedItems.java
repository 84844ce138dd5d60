package debwright.speed;

import debwright.result.ItemKey;
import debwright.run.RunItem;
import java.util.List;

/**
 * The distilled items that engines are measured by, unless others are named: small and large, C,
 * C++, Rust and Java's, of two releases and architectures. Another choice makes other figures, so
 * it stays.
 */
public final class FixedItems {
  /** The embedded corpora that they are from. */
  public static final List<String> CORPORA = List.of("bookworm", "trixie", "trixie-arm64", "apps");

  /** The items. */
  public static final List<ItemKey> KEYS =
      List.of(
          new ItemKey("bookworm/braa", "debian:12", "amd64"),
          new ItemKey("bookworm/bat", "debian:12", "amd64"),
          new ItemKey("bookworm/curl", "debian:12", "amd64"),
          new ItemKey("bookworm/git", "debian:12", "amd64"),
          new ItemKey("bookworm/mold", "debian:12", "amd64"),
          new ItemKey("bookworm/xwayland", "debian:12", "amd64"),
          new ItemKey("trixie/tuba", "debian:13", "amd64"),
          new ItemKey("trixie/lxpolkit", "debian:13", "arm64"),
          new ItemKey("maven/org.jogamp.jogl/jogl-all", "debian:12", "amd64"),
          new ItemKey("npm/@julusian/midi", "debian:13", "amd64"));

  private FixedItems() {}

  /** Those of a corpus's items that are fixed. */
  public static List<RunItem> among(List<RunItem> items) {
    return items.stream().filter(item -> KEYS.contains(item.key())).toList();
  }
}
