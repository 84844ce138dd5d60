package debwright.explain;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.elf.TinyElf;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.SmallWorld;
import debwright.policy.PolicyException;
import debwright.policy.PolicyFile;
import debwright.resolve.Adjustments;
import debwright.resolve.Architecture;
import debwright.resolve.DpkgRules;
import debwright.resolve.Mode;
import debwright.resolve.Packager;
import debwright.resolve.Rules;
import debwright.resolve.Strategy;
import debwright.resolve.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** An app made object by object, and a small release that it is traced on. */
final class SmallApp {
  static final String SYSTEM = "/usr/lib/x86_64-linux-gnu/";

  private final Path folder;
  private final Path app;
  private final SmallWorld world = new SmallWorld();
  private Mode mode = Mode.LOADER;
  private String policy = "";
  private Adjustments adjustments = Adjustments.NONE;

  SmallApp(Path folder) throws IOException {
    this.folder = folder;
    this.app = Files.createDirectories(folder.resolve("app"));
  }

  SmallWorld world() {
    return world;
  }

  SmallApp object(String path, TinyElf elf) throws IOException {
    Path file = app.resolve(path.substring(1));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, elf.bytes());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  SmallApp exact() {
    mode = Mode.EXACT;
    return this;
  }

  SmallApp policy(String text) {
    policy = text;
    return this;
  }

  SmallApp adjusted(Adjustments other) {
    adjustments = other;
    return this;
  }

  Packager.Request request() throws IOException, IndexException, PolicyException {
    ArchiveIndex index = world.index(folder);
    Adjustments pinned = adjustments.with(PolicyFile.parse("my.policy", policy).on(index));
    Rules rules = new Rules(mode, Strategy.SYMBOLS, DpkgRules.V1_21, List.of(), pinned);
    return new Packager.Request(index, Architecture.AMD64, rules);
  }

  Trace trace() throws IOException, IndexException, ArchiveException, PolicyException {
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      return Packager.of("app", List.of(tree)).trace(request());
    }
  }

  Explanation explain(Topic topic)
      throws IOException, IndexException, ArchiveException, PolicyException {
    return Explanation.of(trace(), topic);
  }
}
