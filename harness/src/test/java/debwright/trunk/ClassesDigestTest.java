package debwright.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.plan.Outcome;
import debwright.run.EngineException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

class ClassesDigestTest {
  private static final String SOURCE =
      """
      class Mapper {
        record Soname(@Deprecated String text) {}
        private int cut = 3;
        String map(Soname soname) {
          int end = Math.max(cut, soname.text().length());
          Runnable later = () -> System.err.println(end + soname.text());
          later.run();
          return switch (soname.text()) {
            case "a" -> "b";
            default -> soname.text().substring(0, end);
          };
        }
      }
      """;

  private static final Map<String, Path> COMPILED = new HashMap<>();

  @TempDir static Path shared;
  @TempDir Path temp;
  Path engine;

  @BeforeEach
  void build() throws Exception {
    engine = temp.resolve("engine");
    compile(SOURCE, "-g");
    Files.writeString(engine.resolve("classes/words.txt"), "a b\n");
    jar("lib/words.jar", 0, List.of("a.txt", "Mapper.class"));
  }

  /** To compile takes a tenth of a second; most tests begin with the same. */
  private void compile(String source, String... options) throws IOException {
    Path made = COMPILED.computeIfAbsent(source + List.of(options), key -> javac(source, options));
    Path classes = Files.createDirectories(engine.resolve("classes"));
    try (Stream<Path> files = Files.list(made)) {
      for (Path file : files.toList()) {
        Files.copy(file, classes.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static Path javac(String source, String... options) {
    try {
      Path folder = Files.createTempDirectory(shared, "compiled");
      Path file = Files.writeString(shared.resolve("Mapper.java"), source);
      List<String> arguments =
          new ArrayList<>(List.of("-d", folder.toString(), "-proc:none", file.toString()));
      arguments.addAll(Arrays.asList(options));
      JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
      assertThat(javac.run(null, null, null, arguments.toArray(String[]::new)))
          .as("javac's exit code")
          .isZero();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void jar(String name, long time, List<String> entries) throws IOException {
    Path file = engine.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream jar = new ZipOutputStream(out)) {
      for (String entry : entries) {
        ZipEntry made = new ZipEntry(entry);
        made.setTime(time);
        jar.putNextEntry(made);
        jar.write(
            entry.endsWith(".class")
                ? Files.readAllBytes(engine.resolve("classes").resolve(entry))
                : entry.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private String digest() throws Exception {
    return ClassesDigest.of("exec java", engine, List.of("classes", "lib"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an added comment    | class Mapper      | // what it is for\\n\\nclass Mapper
          a renamed local     | end               | last
          Javadoc             | '  String map'    | '  /** Maps. */\\n  String map'
          """)
  void whatOnlyADebuggerReadsChangesNothing(String what, String from, String to) throws Exception {
    String before = digest();
    byte[] classes = Files.readAllBytes(engine.resolve("classes/Mapper.class"));
    compile(SOURCE.replace(from, to.translateEscapes()), "-g");
    assertThat(Files.readAllBytes(engine.resolve("classes/Mapper.class")))
        .as("class file after %s", what)
        .isNotEqualTo(classes);
    assertThat(digest()).as("digest after %s", what).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          another number      | cut = 3           | cut = 4
          another text        | -> "b"            | -> "c"
          a renamed field     | cut               | limit
          another annotation  | @Deprecated       | ''
          another modifier    | private int       | private final int
          """)
  void whatTheEngineIsMadeOfChangesIt(String what, String from, String to) throws Exception {
    String before = digest();
    compile(SOURCE.replace(from, to), "-g");
    assertThat(digest()).as("digest after %s", what).isNotEqualTo(before);
  }

  @Test
  void namesOfParametersCountWhereProgramsCanReadThem() throws Exception {
    String renamed = SOURCE.replace("Soname soname", "Soname name").replace("soname.", "name.");
    compile(SOURCE, "-parameters");
    String before = digest();
    compile(renamed, "-parameters");
    assertThat(digest()).isNotEqualTo(before);
    compile(SOURCE);
    before = digest();
    compile(renamed);
    assertThat(digest()).isEqualTo(before);
  }

  @Test
  void compiledWithOrWithoutDebugDataIsTheSame() throws Exception {
    compile(SOURCE, "-g");
    String before = digest();
    compile(SOURCE, "-g:none");
    assertThat(digest()).isEqualTo(before);
  }

  @Test
  void timesAndOrderInJarsChangeNothing() throws Exception {
    String before = digest();
    jar("lib/words.jar", 1_000_000_000_000L, List.of("Mapper.class", "a.txt"));
    assertThat(digest()).isEqualTo(before);
    jar("lib/words.jar", 0, List.of("Mapper.class", "b.txt"));
    assertThat(digest()).isNotEqualTo(before);
  }

  @Test
  void anAttributeThatNobodyKnowsKeepsTheFileAsItIs() {
    byte[] first = withAttribute(1);
    byte[] second = withAttribute(2);
    assertThat(BareClass.of(first)).isEqualTo(first).isNotEqualTo(BareClass.of(second));
  }

  private static byte[] withAttribute(int content) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(61, 0, "A", null, "java/lang/Object", null);
    writer.visitAttribute(
        new Attribute("Secret") {
          @Override
          protected ByteVector write(
              ClassWriter to, byte[] code, int length, int stack, int locals) {
            return new ByteVector().putByte(content);
          }
        });
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void aFileThatIsNoClassFileCountsByteByByte() throws Exception {
    Path broken = engine.resolve("classes/Broken.class");
    Files.writeString(broken, "one");
    String before = digest();
    Files.writeString(broken, "two");
    assertThat(digest()).isNotEqualTo(before);
    Files.writeString(engine.resolve("lib/words.jar"), "no zip");
    assertThat(digest()).isNotEqualTo(before);
  }

  @Test
  void resourcesNamesTheCommandAndExecutabilityCount() throws Exception {
    List<String> digests = new ArrayList<>(List.of(digest()));
    Path words = engine.resolve("classes/words.txt");
    Files.writeString(words, "a c\n");
    digests.add(digest());
    assertThat(words.toFile().setExecutable(true)).isTrue();
    digests.add(digest());
    Files.move(words, engine.resolve("classes/other.txt"));
    digests.add(digest());
    digests.add(ClassesDigest.of("exec java -ea", engine, List.of("classes", "lib")));
    digests.add(ClassesDigest.of("exec java -ea", engine, List.of("classes")));
    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void neitherTheEnginesPlaceNorTheOrderOfFoldersCounts() throws Exception {
    String before = digest();
    Files.move(engine, temp.resolve("elsewhere"));
    engine = temp.resolve("elsewhere");
    List<String> folders = new ArrayList<>(List.of("classes", "lib"));
    Collections.reverse(folders);
    assertThat(ClassesDigest.of("exec java", engine, folders)).isEqualTo(before);
    assertThat(ClassesDigest.of("exec java", engine, List.of("lib/", "./classes", "lib")))
        .isEqualTo(before);
  }

  @Test
  void saysWhichFolderTheBuildDidNotMake() throws Exception {
    Files.createDirectories(engine.resolve("empty"));
    for (String folder : List.of("target/classes", "empty")) {
      EngineException failure =
          catchThrowableOfType(
              EngineException.class,
              () -> ClassesDigest.of("exec java", engine, List.of("classes", folder)));
      assertThat(failure.explanation())
          .isEqualTo("the build left nothing in %s, which engine.classes names".formatted(folder));
      assertThat(failure.hint()).contains("engine.build", engine.toString());
    }
  }

  /** ASM reads and writes all classes of the engine that the project judges. */
  @Test
  void baresEveryClassOfThePackagerWithoutChangingItsCode() throws Exception {
    Path classes =
        Path.of(Outcome.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    int seen = 0;
    for (byte[] bytes : classFiles(classes)) {
      String name = new ClassReader(bytes).getClassName();
      byte[] bare = BareClass.of(bytes);
      assertThat(bare.length).as("bytes of %s", name).isLessThan(bytes.length);
      assertThat(BareClass.of(bare)).as("%s bared twice", name).isEqualTo(bare);
      assertThat(new ClassReader(bare).getClassName()).isEqualTo(name);
      seen++;
    }
    assertThat(seen).as("classes of the packager in %s", classes).isGreaterThan(200);
  }

  private static List<byte[]> classFiles(Path classes) throws IOException {
    List<byte[]> found = new ArrayList<>();
    if (Files.isDirectory(classes)) {
      try (Stream<Path> all = Files.walk(classes)) {
        for (Path file : all.filter(each -> each.toString().endsWith(".class")).toList()) {
          found.add(Files.readAllBytes(file));
        }
      }
      return found;
    }
    try (JarFile jar = new JarFile(classes.toFile())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().endsWith(".class")) {
          found.add(jar.getInputStream(entry).readAllBytes());
        }
      }
    }
    return found;
  }
}
