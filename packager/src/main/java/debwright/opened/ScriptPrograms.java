package debwright.opened;

import debwright.archive.AppEntry;
import debwright.archive.AppFormat;
import debwright.elf.ByteSource;
import debwright.opened.OpeningApp.Part;
import debwright.opened.Wanted.Choice;
import debwright.plan.ReleasePlan.Evidence;
import debwright.script.Interpreters;
import debwright.script.Shebang;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** What the programs of an app run with that are no ELF files: scripts and Java's classes. */
final class ScriptPrograms {
  /** The evidence's source. */
  static final String SOURCE = "interpreter";

  private static final int ANY_EXECUTE = 0111;
  private static final int HEAD = 1024;
  private static final int MOST_MANIFEST = 1 << 20;
  private static final String JAVA = "default-jre-headless | java-runtime-headless";

  /** What others use to build or test their own with, executable or not. */
  private static final Pattern NO_PROGRAM =
      Pattern.compile(
          "(?i).*/(?:node_modules|site-packages|dist-packages|gems|gyp|tests?|testing|examples?|samples?|demos?|docs?|include|\\.git|hooks)/.*");

  private final OpeningApp app;
  private final Part part;
  private final List<Wanted> wanted = new ArrayList<>();

  private ScriptPrograms(OpeningApp app, Part part) {
    this.app = app;
    this.part = part;
  }

  static List<Wanted> of(OpeningApp app, Part part) throws IOException {
    ScriptPrograms programs = new ScriptPrograms(app, part);
    for (AppEntry entry : part.tree().entries()) {
      programs.look(entry);
    }
    return programs.wanted;
  }

  private void look(AppEntry entry) throws IOException {
    boolean executable = entry.kind() == AppEntry.Kind.FILE && (entry.mode() & ANY_EXECUTE) != 0;
    if (executable && !NO_PROGRAM.matcher(entry.path()).matches() && !entry.elf()) {
      script(entry);
    } else if (entry.path().equals("/META-INF/MANIFEST.MF")
        && part.tree().format() == AppFormat.JAR) {
      jar(entry);
    }
  }

  private void script(AppEntry entry) throws IOException {
    byte[] head = head(entry, HEAD);
    if (!Shebang.startsWith(head)) {
      return;
    }
    String interpreter = Shebang.interpreter(head).orElse("");
    Optional<String> name = Interpreters.wholePackageOf(interpreter);
    if (name.isPresent() && !app.bringsProgram(interpreter)) {
      want(name.get(), entry, interpreter);
    }
  }

  private void jar(AppEntry entry) throws IOException {
    Attributes main = manifest(head(entry, MOST_MANIFEST));
    if (main.containsKey(Attributes.Name.MAIN_CLASS) && !app.bringsProgram("java")) {
      want(JAVA, entry, "java");
    }
  }

  private static Attributes manifest(byte[] text) {
    try {
      return new Manifest(new ByteArrayInputStream(text)).getMainAttributes();
    } catch (IOException damaged) {
      return new Attributes();
    }
  }

  private byte[] head(AppEntry entry, int most) throws IOException {
    Optional<ByteSource> content = part.tree().findContent(entry);
    if (content.isEmpty()) {
      return new byte[0];
    }
    ByteSource source = content.get();
    int length = (int) Math.min(most, source.size());
    if (source.nextData(0) != 0 || source.nextHole(0) < length) {
      return new byte[0];
    }
    ByteBuffer read = source.read(0, length);
    byte[] bytes = new byte[length];
    read.get(bytes);
    return bytes;
  }

  private void want(String relation, AppEntry entry, String interpreter) {
    Evidence evidence = new Evidence(entry.path(), interpreter, SOURCE, "", "");
    wanted.add(new Wanted(Priority.RECOMMENDED, List.of(new Choice(relation, evidence))));
  }
}
