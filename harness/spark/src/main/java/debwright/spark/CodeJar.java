package debwright.spark;

import debwright.corpus.Digests;
import debwright.debian.Dependencies;
import debwright.result.ItemKey;
import debwright.run.WorkerSlot;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Debwright's classes in one jar, wherever this process has them from. Executors need no library
 * that Spark does not have, and none of the corpora and indexes that come with the program.
 */
final class CodeJar {
  /** One of each module. */
  private static final List<Class<?>> MODULES =
      List.of(Dependencies.class, Digests.class, ItemKey.class, WorkerSlot.class, CodeJar.class);

  private final Set<String> written = new LinkedHashSet<>();
  private final ZipOutputStream jar;

  private CodeJar(ZipOutputStream jar) {
    this.jar = jar;
  }

  /** Makes the jar. */
  static void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream jar = new ZipOutputStream(out)) {
      CodeJar code = new CodeJar(jar);
      for (Path place : places()) {
        code.addAll(place);
      }
    }
  }

  private static Set<Path> places() throws IOException {
    Set<Path> places = new LinkedHashSet<>();
    for (Class<?> type : MODULES) {
      try {
        places.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
      } catch (URISyntaxException e) {
        throw new IOException("no file: the place of " + type, e);
      }
    }
    return places;
  }

  private void addAll(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      addFolder(place);
      return;
    }
    try (FileSystem archive = FileSystems.newFileSystem(place)) {
      addFolder(archive.getPath("/"));
    }
  }

  private void addFolder(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("debwright"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        add(root.relativize(file).toString(), file);
      }
    }
  }

  private void add(String name, Path file) throws IOException {
    if (written.add(name)) {
      jar.putNextEntry(new ZipEntry(name));
      Files.copy(file, jar);
      jar.closeEntry();
    }
  }
}
