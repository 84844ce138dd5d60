package debwright.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns of a manifest, in their order. */
enum Column {
  ID("id"),
  SOURCE("source"),
  LOCATION("location"),
  SHA256("sha256"),
  SIZE("size"),
  RELEASE("release"),
  ARCHITECTURE("architecture"),
  TIER("tier"),
  LABEL("label"),
  EXPECTED("expected");

  private final String text;

  Column(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** How the item is written in this column. */
  String of(Item item) {
    return switch (this) {
      case ID -> item.id();
      case SOURCE -> item.location().source().text();
      case LOCATION -> item.location().text();
      case SHA256 -> item.sha256();
      case SIZE -> Long.toString(item.size());
      case RELEASE -> item.release();
      case ARCHITECTURE -> item.architecture();
      case TIER -> item.tier().text();
      case LABEL -> item.label().map(label -> label.kind().text()).orElse("");
      case EXPECTED -> item.label().map(Label::expected).orElse("");
    };
  }

  static Optional<Column> of(String text) {
    return Arrays.stream(values()).filter(column -> column.text.equals(text)).findFirst();
  }

  static List<String> texts() {
    return Arrays.stream(values()).map(Column::text).toList();
  }
}
