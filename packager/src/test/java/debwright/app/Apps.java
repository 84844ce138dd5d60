package debwright.app;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Keep;
import debwright.archive.Limits;
import debwright.elf.TinyElf;
import debwright.plan.Loading;
import debwright.plan.PackagePlan;
import debwright.plan.ReleasePlan;
import debwright.plan.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

/** An app as a folder, made file by file. */
final class Apps {
  private static final Instant DATE = Instant.parse("2026-01-01T00:00:00Z");

  private final Path root;

  Apps(Path folder, String name) throws IOException {
    root = Files.createDirectories(folder.resolve(name));
  }

  Apps text(String path, String text) throws IOException {
    return bytes(path, text.getBytes(StandardCharsets.UTF_8), "rw-r--r--");
  }

  Apps script(String path, String text) throws IOException {
    return bytes(path, text.getBytes(StandardCharsets.UTF_8), "rwxr-xr-x");
  }

  Apps program(String path) throws IOException {
    return bytes(path, new TinyElf().type(2).needed("libc.so.6").bytes(), "rwxr-xr-x");
  }

  Apps library(String path) throws IOException {
    return bytes(path, new TinyElf().needed("libc.so.6").bytes(), "rwxr-xr-x");
  }

  /** With Chromium's data, which tell such an app. */
  Apps chromium() throws IOException {
    return text("icudtl.dat", "").text("resources.pak", "").program("chrome-sandbox");
  }

  Apps link(String path, String target) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.createSymbolicLink(file, Path.of(target));
    return this;
  }

  Apps bytes(String path, byte[] bytes, String mode) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return this;
  }

  AppTree tree() throws IOException, ArchiveException {
    return AppTree.open(root, Limits.DEFAULT, Keep.EVERYTHING);
  }

  PackagePlan plan() throws IOException, ArchiveException, PackagingException {
    return plan("debian:12", Wishes.NONE);
  }

  PackagePlan plan(String release, Wishes wishes)
      throws IOException, ArchiveException, PackagingException {
    return plan(release, wishes, Loading.NONE);
  }

  PackagePlan plan(String release, Wishes wishes, Loading loading)
      throws IOException, ArchiveException, PackagingException {
    return plan(needs(release, loading), wishes);
  }

  PackagePlan plan(ReleasePlan needs, Wishes wishes)
      throws IOException, ArchiveException, PackagingException {
    try (AppTree tree = tree()) {
      String name = String.valueOf(root.getFileName());
      return PackagePlanner.plan(new PackagePlanner.App(tree, name, DATE), needs, wishes);
    }
  }

  static ReleasePlan needs(String release, Loading loading) {
    ReleasePlan.Evidence evidence =
        new ReleasePlan.Evidence("/bin/app", "libc.so.6", "symbols", "puts@GLIBC_2.2.5", "2.2.5");
    return Needs.of(
        new Target(release, "amd64", "loader", "1.21", "symbols"),
        List.of(new ReleasePlan.PlannedRelation("libc6 (>= 2.34)", List.of(evidence))),
        loading);
  }
}
