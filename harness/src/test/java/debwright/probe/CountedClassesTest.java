package debwright.probe;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.index.ArchiveIndex;
import debwright.index.IndexWriter;
import debwright.index.Release;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountedClassesTest {
  @TempDir Path folder;

  @Test
  void aQuestionThatTheIndexPutsToItselfIsNoOther() throws Exception {
    Path file = folder.resolve("index");
    new IndexWriter(new Release("debian:12"), "amd64", "nowhere").write(file);
    Class<?> counted = new Counting().loadClass(ArchiveIndex.class.getName());
    Object index = counted.getMethod("open", Path.class).invoke(null, file);
    Tally.clear();
    counted.getMethod("librariesAt", String.class).invoke(index, "/usr/lib/libc.so.6");
    counted.getMethod("digest").invoke(index);
    assertThat(Tally.lookups()).as("librariesAt asks libraries, digest asks nothing").isEqualTo(1);
    assertThat(Tally.steps()).as("calls within").isGreaterThan(3);
  }

  @Test
  void leavesJavasOwnClassesAlone() {
    CountedClasses counted = new CountedClasses();
    ClassLoader own = getClass().getClassLoader();
    assertThat(counted.transform(null, "java/lang/String", null, null, new byte[0])).isNull();
    assertThat(counted.transform(own, "debwright/probe/Tally", null, null, new byte[0])).isNull();
  }

  /** Defines the index's classes anew, counted. */
  private static final class Counting extends ClassLoader {
    Counting() {
      super(Counting.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("debwright.index.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String path = name.replace('.', '/');
      try (InputStream in = Objects.requireNonNull(getResourceAsStream(path + ".class"))) {
        byte[] bytes = in.readAllBytes();
        byte[] counted = new CountedClasses().transform(this, path, null, null, bytes);
        Objects.requireNonNull(counted);
        return defineClass(name, counted, 0, counted.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
