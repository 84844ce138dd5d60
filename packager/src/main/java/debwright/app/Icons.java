package debwright.app;

import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Copied;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the app's icon among its files (freedesktop.org Icon Theme Specification 0.13). */
final class Icons {
  private static final long PNG = 0x89504e470d0a1a0aL;
  private static final int MODE = 0644;
  private static final Set<Integer> SIZES =
      Set.of(16, 22, 24, 32, 48, 64, 72, 96, 128, 192, 256, 512);

  private final Papers papers;
  private final List<AppFile> files;

  Icons(Papers papers, List<AppFile> files) {
    this.papers = papers;
    this.files = List.copyOf(files);
  }

  /** A picture of the app. */
  private record Picture(AppFile file, int width, int height, int likeness) {
    boolean vector() {
      return width == 0;
    }
  }

  /**
   * Where the icon of a name is installed: the picture that is named as the desktop entry says, or
   * as the app, else {@code icon} or {@code logo}; a vector before pixels, many pixels before few.
   */
  Optional<InstalledFile> find(String name, Set<String> wanted) throws IOException {
    return pictures(wanted).stream()
        .max(
            Comparator.comparingInt(Picture::likeness)
                .thenComparing(Picture::vector)
                .thenComparing(Picture::width)
                .thenComparing(picture -> -Papers.depth(picture.file().path()))
                .thenComparing(picture -> picture.file().path()))
        .map(picture -> new Copied(place(picture, name), MODE, picture.file().path()));
  }

  private static String place(Picture picture, String name) {
    if (picture.vector()) {
      return "/usr/share/icons/hicolor/scalable/apps/%s.svg".formatted(name);
    }
    boolean standard = picture.width == picture.height && SIZES.contains(picture.width);
    return standard
        ? "/usr/share/icons/hicolor/%dx%d/apps/%s.png"
            .formatted(picture.width, picture.height, name)
        : "/usr/share/pixmaps/%s.png".formatted(name);
  }

  private List<Picture> pictures(Set<String> wanted) throws IOException {
    List<Picture> pictures = new java.util.ArrayList<>();
    for (AppFile file : files) {
      String name = file.name().toLowerCase(Locale.ROOT);
      int likeness = likeness(name.replaceFirst("\\.(?:png|svg)$", ""), wanted);
      if (likeness > 0 && name.endsWith(".svg")) {
        pictures.add(new Picture(file, 0, 0, likeness));
      } else if (likeness > 0 && name.endsWith(".png")) {
        png(file, likeness).ifPresent(pictures::add);
      }
    }
    return pictures;
  }

  private static int likeness(String name, Set<String> wanted) {
    String plain = name.replaceFirst("[-_@]?\\d+(?:x\\d+)?(?:@\\dx)?$", "");
    if (wanted.contains(name) || wanted.contains(plain)) {
      return 3;
    }
    if (Set.of("icon", "appicon", "app-icon", "app", "product_logo").contains(plain)) {
      return 2;
    }
    return plain.equals("logo") ? 1 : 0;
  }

  // 8 bytes signature, then IHDR: length, type, width, height.
  private Optional<Picture> png(AppFile file, int likeness) throws IOException {
    byte[] head = papers.head(file.entry(), 24).orElse(new byte[0]);
    if (head.length < 24 || ByteBuffer.wrap(head).getLong() != PNG) {
      return Optional.empty();
    }
    int width = ByteBuffer.wrap(head).getInt(16);
    int height = ByteBuffer.wrap(head).getInt(20);
    return width > 0 && height > 0
        ? Optional.of(new Picture(file, width, height, likeness))
        : Optional.empty();
  }
}
