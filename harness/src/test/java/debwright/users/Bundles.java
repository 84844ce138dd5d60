package debwright.users;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import debwright.archive.AppTree;
import debwright.archive.Limits;
import debwright.corpus.Digests;
import debwright.plan.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Bundles for tests: good ones of the JDK's own programs, and what is made of those. */
final class Bundles {
  private static final Path JAVA = Path.of(System.getProperty("java.home", ""));

  private final Path folder;

  Bundles(Path folder) {
    this.folder = folder;
  }

  /** A folder with the JDK's launcher, which needs a library that is not with it. */
  Path app(String name) throws IOException {
    Path app = Files.createDirectories(folder.resolve("apps").resolve(name));
    Files.createDirectories(app.resolve("bin"));
    Files.copy(
        JAVA.resolve("bin/java"),
        app.resolve("bin/runner"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(app.resolve("bin/" + name + ".so.txt"), "a name to tell apps apart");
    return app;
  }

  static Complaint complaint(String app, String message) {
    return new Complaint(
        app,
        "amd64",
        List.of(new Seen("debian:12", Outcome.UNRESOLVED_LIBRARY, "nobody provides libjli.so", "")),
        message,
        List.of(),
        "",
        "0.1",
        LocalDate.of(2026, 1, 31));
  }

  Path good(String app, String message) throws Exception {
    return write(app, complaint(app, message));
  }

  Path write(String app, Complaint complaint) throws Exception {
    Path file = folder.resolve(app + ".report.zip");
    Path scratch = Files.createTempDirectory(folder, "scratch");
    try (AppTree tree = AppTree.open(app(app), Limits.DEFAULT)) {
      Bundle bundle = new Bundle(complaint, Optional.of(DistilledApp.of(tree, scratch, true)));
      BundleWriter.write(file, bundle, MissingNode.getInstance());
    }
    return file;
  }

  /** The parts of a bundle, by name, in order. */
  static Map<String, byte[]> parts(Path bundle) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(bundle))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        parts.put(e.getName(), zip.readAllBytes());
      }
    }
    return parts;
  }

  Path of(Map<String, byte[]> parts) throws IOException {
    Path file = Files.createTempFile(folder, "bundle", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return file;
  }

  /** The same bundle, whose report has another text. */
  Path edited(Path bundle, String from, String to) throws IOException {
    Map<String, byte[]> parts = parts(bundle);
    String report = new String(parts.get(Bundle.REPORT), StandardCharsets.UTF_8);
    if (!report.contains(from)) {
      throw new AssertionError("no " + from + " in " + report);
    }
    parts.put(Bundle.REPORT, report.replace(from, to).getBytes(StandardCharsets.UTF_8));
    return of(parts);
  }

  /** The bytes of the item in a bundle. */
  static byte[] item(Path bundle) throws IOException {
    try (InputStream in =
        new ZstdInputStream(new ByteArrayInputStream(parts(bundle).get(Bundle.PACK)))) {
      byte[] tar = in.readAllBytes();
      return Arrays.copyOf(tar, tar.length - 1024);
    }
  }

  /** The same bundle with another item, of which its report tells the truth. */
  Path withItem(Path bundle, byte[] item) throws IOException {
    Map<String, byte[]> parts = parts(bundle);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new ZstdOutputStream(packed)) {
      out.write(item);
      out.write(new byte[1024]);
    }
    String report =
        new String(parts.get(Bundle.REPORT), StandardCharsets.UTF_8)
            .replaceFirst("\"sha256\" : \"[0-9a-f]+\"", "\"sha256\" : \"" + Digests.of(item) + "\"")
            .replaceFirst("\"size\" : [0-9]+", "\"size\" : " + item.length);
    parts.put(Bundle.REPORT, report.getBytes(StandardCharsets.UTF_8));
    parts.put(Bundle.PACK, packed.toByteArray());
    return of(parts);
  }
}
