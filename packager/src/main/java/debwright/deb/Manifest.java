package debwright.deb;

import java.util.Map;

/**
 * {@code debian/manifest} of a source package: for each installed file a line of kind, mode, path,
 * and where its contents are or where it points, with tabs between. Folders come before what is in
 * them. Checked paths hold no tabs.
 *
 * @param places installed path to the name in the source of each file that the packager wrote
 * @param packed whether such a file is installed compressed
 */
record Manifest(Map<String, String> places, Map<String, Boolean> packed) {

  String of(Layout layout) {
    StringBuilder text = new StringBuilder();
    for (Member member : layout.sorted()) {
      text.append(line(member)).append('\n');
    }
    return text.toString();
  }

  private String line(Member member) {
    if (member instanceof Member.Link link) {
      return line("link", 0777, link.path(), link.target());
    }
    if (member instanceof Member.Folder folder) {
      return line("folder", folder.mode(), folder.path(), "");
    }
    Member.Regular file = (Member.Regular) member;
    String from = places.getOrDefault(file.path(), SourceFiles.FOLDER + file.path());
    boolean gzip = packed.getOrDefault(file.path(), false);
    return line(gzip ? "gzip" : "file", file.mode(), file.path(), from);
  }

  private static String line(String kind, int mode, String path, String from) {
    return "%s\t%04o\t%s\t%s".formatted(kind, mode, path, from);
  }
}
