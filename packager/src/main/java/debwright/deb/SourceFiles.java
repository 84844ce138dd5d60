package debwright.deb;

import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Copied;
import debwright.plan.PackagePlan;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The app's files in a source package, under {@code files/} by their installed paths. */
final class SourceFiles {
  static final String FOLDER = "files";

  private final List<Member.Regular> files;

  SourceFiles(PackagePlan plan, Layout layout) {
    Set<String> copied =
        plan.files().stream()
            .filter(Copied.class::isInstance)
            .map(InstalledFile::path)
            .collect(Collectors.toSet());
    files = layout.regular().stream().filter(file -> copied.contains(file.path())).toList();
  }

  void write(UnfinishedFolder source) throws IOException {
    for (Member.Regular file : files) {
      source.put(FOLDER + file.path(), file.content());
    }
  }

  /**
   * @param top the folder that the tar holds, which ends with a slash
   */
  void tar(TarOutput tar, String top) throws IOException {
    tar.folder(top, 0755);
    Set<String> folders = new TreeSet<>();
    for (Member.Regular file : files) {
      folders(tar, top, FOLDER + file.path(), folders);
      tar.file(top + FOLDER + file.path(), 0644, file.content());
    }
    tar.finish();
  }

  private static void folders(TarOutput tar, String top, String path, Set<String> known)
      throws IOException {
    String folder = Paths.folder(path);
    if (!folder.isEmpty() && known.add(folder)) {
      folders(tar, top, folder, known);
      tar.folder(top + folder + "/", 0755);
    }
  }
}
