package debwright.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/** An archive in Debian's format in a folder. Its suites are written one after another. */
final class SmallArchive {
  final Path folder;
  private final Map<String, StringBuilder> packages = new TreeMap<>();
  private final Map<String, StringBuilder> contents = new TreeMap<>();
  private String fields = "";
  private boolean contentsOfComponents = true;

  SmallArchive(Path folder) {
    this.folder = folder;
  }

  /** Adds a package to a component of the suite that is written next. */
  SmallArchive add(String component, SmallDeb deb) throws IOException {
    return add(component, deb, deb.bytes());
  }

  /** The same with other bytes than the package's own, made by another tool or lying. */
  SmallArchive add(String component, SmallDeb deb, byte[] bytes) throws IOException {
    String path = path(component, deb);
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    packages
        .computeIfAbsent(component, key -> new StringBuilder())
        .append(
            "Package: %s\nVersion: %s\nArchitecture: %s\nDescription: a\n more of it\nFilename: %s\nSize: %d\nSHA256: %s\n\n"
                .formatted(
                    deb.name,
                    deb.version,
                    deb.architecture,
                    path,
                    bytes.length,
                    DigestUtils.sha256Hex(bytes)));
    for (String each : deb.paths()) {
      contents(component).append("%-60s %s/%s%n".formatted(each, component + "/libs", deb.name));
    }
    return this;
  }

  private StringBuilder contents(String component) {
    return contents.computeIfAbsent(
        contentsOfComponents ? component : "", key -> new StringBuilder());
  }

  /** A line of Contents that no package here has. */
  SmallArchive line(String component, String path, String packages) {
    contents(component).append(path).append(' ').append(packages).append('\n');
    return this;
  }

  static String path(String component, SmallDeb deb) {
    return "pool/%s/%s_%s_%s.deb"
        .formatted(component, deb.name, deb.version.replace(":", "%3a"), deb.architecture);
  }

  /** Writes one Contents for all components, as Ubuntu does. */
  SmallArchive contentsOfRelease() {
    contentsOfComponents = false;
    return this;
  }

  /** More fields of Release files, a line each. */
  SmallArchive fields(String more) {
    fields = more;
    return this;
  }

  /** Text that is put behind what a Packages file has. */
  SmallArchive packagesText(String component, String text) {
    packages.computeIfAbsent(component, key -> new StringBuilder()).append(text);
    return this;
  }

  /** Writes a suite with a plain Release file, and forgets its packages. */
  SmallArchive write(String suite) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, StringBuilder> each : packages.entrySet()) {
      put(files, each.getKey() + "/binary-amd64/Packages", each.getValue().toString(), "xz");
    }
    for (Map.Entry<String, StringBuilder> each : contents.entrySet()) {
      String start = each.getKey().isEmpty() ? "" : each.getKey() + "/";
      put(files, start + "Contents-amd64", each.getValue().toString(), "gz");
    }
    StringBuilder release =
        new StringBuilder("Origin: Small\nSuite: %s\n%sSHA256:\n".formatted(suite, fields));
    for (Map.Entry<String, byte[]> each : files.entrySet()) {
      release.append(
          " %s %d %s\n"
              .formatted(
                  DigestUtils.sha256Hex(each.getValue()), each.getValue().length, each.getKey()));
      if (each.getKey().matches(".*\\.(xz|gz)")) {
        Path file = dists(suite).resolve(each.getKey());
        Files.createDirectories(file.getParent());
        Files.write(file, each.getValue());
      }
    }
    Files.createDirectories(dists(suite));
    Files.writeString(dists(suite).resolve("Release"), release);
    packages.clear();
    contents.clear();
    return this;
  }

  private static void put(Map<String, byte[]> files, String name, String text, String end)
      throws IOException {
    files.put(name, text.getBytes(UTF_8));
    files.put(name + "." + end, packed(text.getBytes(UTF_8), end));
  }

  static byte[] packed(byte[] bytes, String end) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = SmallDeb.packing(packed, end)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  Path dists(String suite) {
    return folder.resolve("dists").resolve(suite);
  }
}
