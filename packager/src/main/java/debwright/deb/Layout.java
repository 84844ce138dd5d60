package debwright.deb;

import static java.nio.charset.StandardCharsets.UTF_8;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.elf.ByteSource;
import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Copied;
import debwright.plan.InstalledFile.Folder;
import debwright.plan.InstalledFile.Link;
import debwright.plan.InstalledFile.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a plan installs, found in the app and put in a package's order. */
final class Layout {
  private static final int IMPLIED_MODE = 0755;

  private final NavigableMap<String, Member> members = new TreeMap<>();

  private Layout() {}

  /** Of files that were checked. */
  static Layout of(List<InstalledFile> files, AppTree app) throws IOException {
    Layout layout = new Layout();
    layout.put(new Member.Folder("", IMPLIED_MODE));
    for (InstalledFile file : files) {
      layout.imply(Paths.folder(file.path()));
      layout.put(member(file, app));
    }
    return layout;
  }

  private static Member member(InstalledFile file, AppTree app) throws IOException {
    if (file instanceof Copied copied) {
      return new Member.Regular(file.path(), copied.mode(), content(copied, app));
    }
    if (file instanceof Written written) {
      return new Member.Regular(file.path(), written.mode(), content(written));
    }
    if (file instanceof Link link) {
      return new Member.Link(file.path(), link.target());
    }
    return new Member.Folder(file.path(), ((Folder) file).mode());
  }

  private static ByteSource content(Copied copied, AppTree app) throws IOException {
    AppEntry entry = app.find(copied.from()).orElseThrow();
    return app.content(entry);
  }

  private static ByteSource content(Written written) {
    byte[] bytes = written.text().getBytes(UTF_8);
    return ByteSource.of(written.packed() ? GzipOutput.of(bytes) : bytes);
  }

  private void put(Member member) {
    members.put(member.path(), member);
  }

  private void imply(String folder) {
    if (!members.containsKey(folder)) {
      imply(Paths.folder(folder));
      put(new Member.Folder(folder, IMPLIED_MODE));
    }
  }

  /** As dpkg-deb packs them: links last, so that what they point at is there before them. */
  List<Member> packed() {
    List<Member> packed = new ArrayList<>(sorted());
    packed.removeIf(Member.Link.class::isInstance);
    packed.addAll(sorted().stream().filter(Member.Link.class::isInstance).toList());
    return packed;
  }

  List<Member.Regular> regular() {
    return sorted().stream()
        .filter(Member.Regular.class::isInstance)
        .map(Member.Regular.class::cast)
        .toList();
  }

  /** Each folder before what is in it. */
  List<Member> sorted() {
    return members.values().stream().sorted(Member.ORDER).toList();
  }

  /**
   * The value of {@code Installed-Size} in KiB, as dpkg-gencontrol counts it: files and links
   * rounded up each, one for each folder.
   */
  long installedSize() {
    return members.values().stream().mapToLong(Member::kibibytes).sum();
  }
}
