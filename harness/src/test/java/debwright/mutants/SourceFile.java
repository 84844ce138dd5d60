package debwright.mutants;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A source file of the engine as the compiler understands it.
 *
 * @param path from the repository's root
 * @param text its content
 * @param unit its syntax
 * @param trees what its names mean
 */
record SourceFile(String path, String text, CompilationUnitTree unit, Trees trees) {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /**
   * A piece of text in another's place.
   *
   * @param start from the file's beginning
   * @param end not before {@code start}
   */
  record Edit(int start, int end, String text) {}

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }
  }

  static SourceFile read(String path, String text, String classPath) throws IOException {
    JavacTask task = task(path, text, List.of("-cp", classPath), new StringWriter());
    CompilationUnitTree unit = task.parse().iterator().next();
    task.analyze();
    return new SourceFile(path, text, unit, Trees.instance(task));
  }

  /** Whether a text compiles; its classes go to the folder, as Maven has them made. */
  static boolean compiles(String path, String text, String classPath, Path to) {
    StringWriter errors = new StringWriter();
    return task(
            path, text, List.of("-g", "-parameters", "-cp", classPath, "-d", to.toString()), errors)
        .call();
  }

  private static JavacTask task(
      String path, String text, List<String> options, StringWriter errors) {
    List<String> all =
        new ArrayList<>(List.of("--release", "17", "-proc:none", "-XDstringConcat=inline"));
    all.addAll(options);
    return (JavacTask)
        JAVAC.getTask(errors, null, problem -> {}, all, null, List.of(new Source(path, text)));
  }

  SourcePositions positions() {
    return trees.getSourcePositions();
  }

  int start(com.sun.source.tree.Tree tree) {
    return (int) positions().getStartPosition(unit, tree);
  }

  int end(com.sun.source.tree.Tree tree) {
    return (int) positions().getEndPosition(unit, tree);
  }

  String text(com.sun.source.tree.Tree tree) {
    return text.substring(start(tree), end(tree));
  }

  /** The whole text with these edits, of which none overlap. */
  String with(List<Edit> edits) {
    StringBuilder made = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparingInt(Edit::start).reversed())
        .forEach(edit -> made.replace(edit.start, edit.end, edit.text));
    return made.toString();
  }

  int line(int position) {
    return (int) unit.getLineMap().getLineNumber(position);
  }
}
