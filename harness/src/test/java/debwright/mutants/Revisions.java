package debwright.mutants;

import debwright.run.EngineException;
import debwright.trunk.ClassesDigest;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand;
import org.eclipse.jgit.api.errors.GitAPIException;

/** Commits of a throw-away clone that change nothing that an answer rests on. */
final class Revisions implements AutoCloseable {
  /** How what was done ends where git's trees tell that the engine is the same. */
  static final String TREES = "[same trees]";

  /** The same where its classes without debug data tell it. */
  static final String CLASSES = "[same classes]";

  private static final String SOURCES = "packager/src/main/java/";

  private final Git git;
  private final Path root;
  private final Trunk trunk;
  private final Path packager;
  private final String classPath;
  private final String first;

  private Revisions(Git git, Path root, Path packager) throws IOException, TrunkException {
    this.git = git;
    this.root = root;
    this.packager = packager;
    this.trunk = Trunk.open(root);
    this.first = trunk.head().id();
    StringBuilder path = new StringBuilder(packager.resolve("classes").toString());
    try (Stream<Path> jars = Files.list(packager.resolve("lib"))) {
      jars.sorted().forEach(jar -> path.append(':').append(jar));
    }
    this.classPath = path.toString();
  }

  /**
   * A clone.
   *
   * @param home the repository, at the commit that was built
   */
  static Revisions of(Path home, Path to) throws IOException, TrunkException, InterruptedException {
    int exit =
        new ProcessBuilder("git", "clone", "-q", "--shared", home.toString(), to.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("git clone of " + home + " ended with " + exit);
    }
    return new Revisions(Git.open(to.toFile()), to, home.resolve("packager/target"));
  }

  /**
   * A commit, and what it was compiled to.
   *
   * @param classes those that it changes, to stand before the engine's own
   * @param level what tells that it is the same engine: the trees, the classes without debug data,
   *     or nothing
   */
  record Revision(Change change, Optional<Path> classes, String level) {}

  /** Up to so many commits of each kind, on sources of these classes in a seeded order. */
  List<Planned> plan(Lines lines, int each, long seed) {
    SortedSet<String> files = new TreeSet<>();
    for (String type : lines.classes()) {
      files.add(SOURCES + type.replace('.', '/').replaceFirst("\\$.*", "") + ".java");
    }
    List<Planned> plans = new ArrayList<>();
    List<Refactoring> rules = List.of(Refactoring.values());
    for (Refactoring rule : rules) {
      for (int i = 0; i < each; i++) {
        plans.add(
            new Planned(
                rule,
                i,
                Seeded.shuffled(files, file -> file, seed + 31L * rules.indexOf(rule) + i)));
      }
    }
    return plans;
  }

  /** A rule that is still to be applied, to the first of these files where it can be. */
  record Planned(Refactoring rule, int number, List<String> files) {}

  /** Changes that are in no source of the engine. */
  Map<Change, Map<String, String>> papers() throws IOException {
    Map<Change, Map<String, String>> papers = new LinkedHashMap<>();
    add(papers, "README.md", "\nOne more line.\n");
    add(papers, "CHANGELOG.md", "\n- Nothing that a user sees.\n");
    add(papers, "docs/decisions/caches.md", "\nAnd one more.\n");
    add(
        papers,
        "harness/src/main/java/debwright/cli/Main.java",
        "// The command line is no part of the engine.\n");
    add(
        papers,
        "packager/src/test/java/debwright/worker/WorkerTest.java",
        "// Nor are its tests.\n");
    add(papers, "corpus/pom.xml", "<!-- Nor is another module. -->\n");
    add(papers, "packager/pom.xml", "<!-- The engine's own build, with a comment. -->\n");
    add(papers, "pom.xml", "<!-- The parent's, too. -->\n");
    return papers;
  }

  private void add(Map<Change, Map<String, String>> papers, String file, String more)
      throws IOException {
    Change change = new Change("paper", file, "", 0, "append \"" + more.strip() + "\"", more);
    papers.put(change, Map.of(file, Files.readString(root.resolve(file)) + more));
  }

  /** Applies a rule; empty where no file has a place for it. */
  Optional<Revision> make(Planned planned, long seed, Path folder)
      throws IOException, GitAPIException, TrunkException, EngineException {
    for (String path : planned.files()) {
      Path file = root.resolve(path);
      if (!Files.exists(file)) {
        continue;
      }
      String text = Files.readString(file);
      SourceFile source = SourceFile.read(path, text, classPath);
      List<Refactoring.Proposal> proposals =
          Seeded.shuffled(planned.rule().in(source), each -> each.line() + each.what(), seed);
      for (Refactoring.Proposal proposal : proposals.subList(0, Math.min(3, proposals.size()))) {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        if (!proposal.text().equals(text)
            && SourceFile.compiles(path, proposal.text(), classPath, classes)) {
          String type = path.substring(SOURCES.length()).replace(".java", "").replace('/', '.');
          Change change =
              new Change(
                  planned.rule().rule(),
                  type,
                  "",
                  proposal.line(),
                  proposal.what(),
                  "" + planned.number());
          return Optional.of(commit(change, Map.of(path, proposal.text()), Optional.of(classes)));
        }
      }
    }
    return Optional.empty();
  }

  /** Commits other texts of files. */
  Revision commit(Change change, Map<String, String> texts, Optional<Path> classes)
      throws IOException, GitAPIException, TrunkException, EngineException {
    git.reset().setMode(ResetCommand.ResetType.HARD).setRef(first).call();
    String before = trunk.engine(trunk.head()).digest();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Files.writeString(root.resolve(text.getKey()), text.getValue());
      git.add().addFilepattern(text.getKey()).call();
    }
    git.commit()
        .setMessage(change.kind() + ": " + change.what())
        .setAuthor("A", "a@example.org")
        .setCommitter("A", "a@example.org")
        .setSign(false)
        .call();
    String after = trunk.engine(trunk.head()).digest();
    return new Revision(change, classes, after.equals(before) ? TREES : level(classes));
  }

  private String level(Optional<Path> classes) throws IOException, EngineException {
    if (classes.isEmpty()) {
      return "[not compiled]";
    }
    Path same = Files.createTempDirectory("same");
    try {
      Path after = same.resolve("after");
      Path before = same.resolve("before");
      copy(packager.resolve("classes"), after.resolve("classes"));
      copy(classes.get(), after.resolve("classes"));
      Files.createSymbolicLink(
          Files.createDirectories(before).resolve("classes"), packager.resolve("classes"));
      boolean equal =
          ClassesDigest.of("", before, List.of("classes"))
              .equals(ClassesDigest.of("", after, List.of("classes")));
      return equal ? CLASSES : "[other classes]";
    } finally {
      debwright.run.FolderRemoval.remove(same);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Override
  public void close() {
    trunk.close();
    git.close();
  }
}
