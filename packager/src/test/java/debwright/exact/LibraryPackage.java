package debwright.exact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import debwright.elf.TinyElf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A made-up library package, and the .deb that it is. */
final class LibraryPackage {
  private final String name;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, String> links = new TreeMap<>();
  private final Map<String, String> metadata = new TreeMap<>();

  LibraryPackage(String name) {
    this.name = name;
  }

  LibraryPackage file(String path, TinyElf elf) {
    files.put(path, elf.bytes());
    return this;
  }

  LibraryPackage link(String path, String target) {
    links.put(path, target);
    return this;
  }

  LibraryPackage symbols(String text) {
    metadata.put("symbols", text);
    return this;
  }

  LibraryPackage shlibs(String text) {
    metadata.put("shlibs", text);
    return this;
  }

  String name() {
    return name;
  }

  Map<String, byte[]> files() {
    return files;
  }

  Map<String, String> links() {
    return links;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  /** As {@code dpkg-deb --field} shows it. */
  String control() {
    return """
        Package: %s
        Version: 1.0
        Architecture: amd64
        Maintainer: Nobody <nobody@example.org>
        Description: made up
        """
        .formatted(name);
  }

  /** The package with its members uncompressed. */
  byte[] deb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ArArchiveOutputStream ar = new ArArchiveOutputStream(out)) {
      member(ar, "debian-binary", "2.0\n".getBytes(ISO_8859_1));
      member(ar, "control.tar", controlTar());
      member(ar, "data.tar", dataTar());
    }
    return out.toByteArray();
  }

  private static void member(ArArchiveOutputStream ar, String name, byte[] bytes)
      throws IOException {
    ar.putArchiveEntry(new ArArchiveEntry(name, bytes.length));
    ar.write(bytes);
    ar.closeArchiveEntry();
  }

  private byte[] controlTar() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      entry(tar, "./control", control().getBytes(ISO_8859_1));
      for (Map.Entry<String, String> file : metadata.entrySet()) {
        entry(tar, "./" + file.getKey(), file.getValue().getBytes(ISO_8859_1));
      }
    }
    return out.toByteArray();
  }

  private byte[] dataTar() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        entry(tar, "." + file.getKey(), file.getValue());
      }
      for (Map.Entry<String, String> link : links.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry("." + link.getKey(), TarConstants.LF_SYMLINK);
        entry.setLinkName(link.getValue());
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }

  private static void entry(TarArchiveOutputStream tar, String name, byte[] bytes)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    entry.setMode(0644);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }
}
