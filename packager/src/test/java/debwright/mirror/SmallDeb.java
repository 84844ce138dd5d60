package debwright.mirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdOutputStream;
import debwright.elf.TinyElf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** A package with a library or more, built in memory. */
final class SmallDeb {
  static final long SECONDS = 1_700_000_000L;

  final String name;
  final String version;
  final String architecture;
  private final Map<String, byte[]> control = new TreeMap<>();
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, String> links = new TreeMap<>();
  private String controlEnd = "xz";
  private String dataEnd = "xz";

  SmallDeb(String name, String version) {
    this(name, version, "amd64");
  }

  SmallDeb(String name, String version, String architecture) {
    this.name = name;
    this.version = version;
    this.architecture = architecture;
    fields("");
  }

  /** A package of one library whose symbols file knows one symbol. */
  static SmallDeb library(String name, String version, String soname) {
    return new SmallDeb(name, version)
        .object("usr/lib/x86_64-linux-gnu/" + soname, soname)
        .control("symbols", "%s %s #MINVER#\n f@Base %s\n".formatted(soname, name, version));
  }

  /** More fields for its control file, a line each. */
  SmallDeb fields(String more) {
    return control(
        "control",
        "Package: %s\nVersion: %s\nArchitecture: %s\n%sMaintainer: A <a@example.org>\nDescription: a\n"
            .formatted(name, version, architecture, more));
  }

  SmallDeb control(String file, String text) {
    control.put(file, text.getBytes(UTF_8));
    return this;
  }

  SmallDeb object(String path, String soname) {
    files.put(path, new TinyElf().soname(soname).defines("f", "").bytes());
    return this;
  }

  SmallDeb link(String path, String target) {
    links.put(path, target);
    return this;
  }

  /** Something that compression does not make smaller, in a control file of that many bytes. */
  SmallDeb noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(7).nextBytes(noise);
    control.put("triggers", noise);
    return this;
  }

  SmallDeb packed(String ofControl, String ofData) {
    controlEnd = ofControl;
    dataEnd = ofData;
    return this;
  }

  /** The paths that Contents has. */
  java.util.List<String> paths() {
    java.util.List<String> paths = new java.util.ArrayList<>(files.keySet());
    paths.addAll(links.keySet());
    return paths;
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ArArchiveOutputStream ar = new ArArchiveOutputStream(bytes)) {
      member(ar, "debian-binary", "2.0\n".getBytes(ISO_8859_1));
      member(ar, "control.tar." + controlEnd, tar(control, Map.of(), controlEnd));
      member(ar, "data.tar." + dataEnd, tar(files, links, dataEnd));
    }
    return bytes.toByteArray();
  }

  private static void member(ArArchiveOutputStream ar, String name, byte[] data)
      throws IOException {
    ar.putArchiveEntry(new ArArchiveEntry(name, data.length, 0, 0, 0100644, SECONDS));
    ar.write(data);
    ar.closeArchiveEntry();
  }

  private static byte[] tar(Map<String, byte[]> files, Map<String, String> links, String end)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(packing(bytes, end))) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry("./" + each.getKey());
        entry.setSize(each.getValue().length);
        entry.setModTime(SECONDS * 1000);
        tar.putArchiveEntry(entry);
        tar.write(each.getValue());
        tar.closeArchiveEntry();
      }
      for (Map.Entry<String, String> each : links.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry("./" + each.getKey(), TarConstants.LF_SYMLINK);
        entry.setLinkName(each.getValue());
        entry.setModTime(SECONDS * 1000);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  static OutputStream packing(OutputStream out, String end) throws IOException {
    return switch (end) {
      case "gz" -> new GZIPOutputStream(out);
      case "zst" -> new ZstdOutputStream(out);
      case "bz2" -> new BZip2CompressorOutputStream(out, 1);
      case "xz" -> new XZOutputStream(out, new LZMA2Options(0));
      default -> throw new IllegalArgumentException(end);
    };
  }
}
