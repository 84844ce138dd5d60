package debwright.worker;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.index.IndexException;
import debwright.plan.Plan;
import debwright.resolve.Packager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** An app whose files were read once, to be planned for several releases. */
final class OpenApp implements AutoCloseable {
  private final Path path;
  private final Stamp stamp;
  private final AppTree tree;
  private final Packager packager;

  private OpenApp(Path path, Stamp stamp, AppTree tree) {
    this.path = path;
    this.stamp = stamp;
    this.tree = tree;
    this.packager = Packager.of(String.valueOf(path.getFileName()), List.of(tree));
  }

  static OpenApp open(Path path) throws IOException, ArchiveException {
    Stamp stamp = Stamp.of(path);
    return new OpenApp(path, stamp, AppTree.open(path, Limits.DEFAULT));
  }

  /** Whether it is what lies at that path now; of a folder nobody can tell. */
  boolean isStill(Path app) throws IOException {
    return app.equals(path) && stamp.isOfFile() && Files.exists(app) && stamp.equals(Stamp.of(app));
  }

  Plan plan(Packager.Request request) throws IOException, IndexException {
    return packager.plan(List.of(request));
  }

  @Override
  public void close() throws IOException {
    tree.close();
  }

  /** What changes with a file's content. */
  private record Stamp(boolean isOfFile, String file, long size, long modifiedNanos) {
    static Stamp of(Path path) throws IOException {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(
          found.isRegularFile(),
          Objects.toString(found.fileKey()),
          found.size(),
          found.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }
  }
}
