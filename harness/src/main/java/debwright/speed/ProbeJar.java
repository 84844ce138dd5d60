package debwright.speed;

import debwright.probe.Probe;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.objectweb.asm.ClassReader;

/** The probe as Java wants an agent: a jar with a manifest, made of this process's own classes. */
final class ProbeJar {
  private static final String PROBE = "debwright/probe";

  private ProbeJar() {}

  static void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest())) {
      Path place = place(Probe.class);
      if (Files.isDirectory(place)) {
        addClasses(place, jar);
        return;
      }
      try (FileSystem archive = FileSystems.newFileSystem(place)) {
        addClasses(archive.getPath("/"), jar);
      }
    }
  }

  private static Manifest manifest() throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(new Attributes.Name("Premain-Class"), Probe.class.getName());
    attributes.put(Attributes.Name.CLASS_PATH, place(ClassReader.class).toUri().toString());
    return manifest;
  }

  private static Path place(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("no file: the place of " + type, e);
    }
  }

  private static void addClasses(Path root, JarOutputStream jar) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(PROBE))) {
      List<Path> sorted = files.sorted().toList();
      for (Path file : sorted) {
        jar.putNextEntry(new ZipEntry(PROBE + "/" + file.getFileName()));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }
}
