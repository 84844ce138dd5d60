package debwright.deb;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Copied;
import debwright.plan.InstalledFile.Folder;
import debwright.plan.InstalledFile.Link;
import debwright.plan.InstalledFile.Written;
import debwright.plan.PackagePlan;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds what a plan's files have wrong, as a person's edit may have left them. */
final class FileChecks {
  private final PackagePlan plan;
  private final AppTree app;
  private final Problems problems;
  private final Map<String, InstalledFile> known = new HashMap<>();

  FileChecks(PackagePlan plan, AppTree app, Problems problems) {
    this.plan = plan;
    this.app = app;
    this.problems = problems;
  }

  void run() throws IOException {
    for (InstalledFile file : plan.files()) {
      one(file);
    }
    plan.files().forEach(this::below);
    plan.conffiles().forEach(this::conffile);
  }

  private void one(InstalledFile file) throws IOException {
    path(file.path());
    if (known.put(file.path(), file) != null) {
      problems.add(where(file), "one entry", "two");
    }
    if (file instanceof Copied copied) {
      mode(file, copied.mode());
      copied(copied);
    } else if (file instanceof Written written) {
      mode(file, written.mode());
    } else if (file instanceof Folder folder) {
      mode(file, folder.mode());
    } else if (file instanceof Link link) {
      target(link);
    }
  }

  private void path(String path) {
    if (!Paths.straight(path)) {
      problems.add(where(path), "an absolute path without '.' and '..'", Problems.quoted(path));
    } else if (!Paths.printable(path)) {
      problems.add(
          where(path), "a path in UTF-8 without control characters", Problems.quoted(path));
    }
  }

  private void mode(InstalledFile file, int mode) {
    if ((mode & ~07777) != 0) {
      problems.add(where(file), "a mode from 0 to 07777", "%#o".formatted(mode));
    }
  }

  private void target(Link link) {
    String target = link.target();
    if (target.isEmpty() || !Paths.printable(target)) {
      problems.add(
          where(link), "a target in UTF-8 without control characters", Problems.quoted(target));
    }
  }

  private void copied(Copied file) throws IOException {
    Optional<AppEntry> entry = app.find(file.from());
    if (entry.isEmpty() || entry.get().kind() != AppEntry.Kind.FILE) {
      String found = entry.map(other -> "a " + other.kind()).orElse("nothing");
      problems.add(where(file), "a file of the app at " + Problems.quoted(file.from()), found);
    } else if (app.findContent(entry.get()).isEmpty()) {
      problems.add(where(file), "an app of which every byte is there", "no bytes of this file");
    } else if (entry.get().size() > TarOutput.LARGEST) {
      problems.add(
          where(file),
          "at most %d bytes, which a package's tar can say".formatted(TarOutput.LARGEST),
          Long.toString(entry.get().size()));
    }
  }

  private void below(InstalledFile file) {
    String folder = Paths.folder(file.path());
    while (!folder.isEmpty()) {
      InstalledFile above = known.get(folder);
      if (above != null && !(above instanceof Folder)) {
        problems.add(
            where(above), "a folder, since there is " + Problems.quoted(file.path()), kind(above));
      }
      folder = Paths.folder(folder);
    }
  }

  private static String kind(InstalledFile file) {
    return file instanceof Link ? "a link" : "a file";
  }

  private void conffile(String path) {
    InstalledFile file = known.get(path);
    if (!(file instanceof Copied || file instanceof Written)) {
      problems.add(
          "conffile " + Problems.quoted(path),
          "a file that is installed",
          file == null ? "nothing" : "a link or folder");
    }
    if (plan.conffiles().indexOf(path) != plan.conffiles().lastIndexOf(path)) {
      problems.add("conffile " + Problems.quoted(path), "one entry", "several");
    }
  }

  private static String where(InstalledFile file) {
    return where(file.path());
  }

  private static String where(String path) {
    return "file " + Problems.quoted(path);
  }
}
