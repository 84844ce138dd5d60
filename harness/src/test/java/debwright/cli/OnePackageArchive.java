package debwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import debwright.corpus.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An archive of trixie for arm64 with the one package liba1. */
final class OnePackageArchive {
  private OnePackageArchive() {}

  /** Writes it, in place of one that is there. */
  static Path in(Path folder, String version) throws IOException {
    byte[] deb = deb(version);
    write(folder, "pool/liba1.deb", deb);
    String packages =
        "Package: liba1\nVersion: %s\nArchitecture: arm64\nFilename: pool/liba1.deb\nSize: %d\nSHA256: %s\n"
            .formatted(version, deb.length, Digests.of(deb));
    String contents = "usr/lib/aarch64-linux-gnu/liba.so.1 libs/liba1\n";
    Map<String, String> lists =
        Map.of("main/binary-arm64/Packages", packages, "main/Contents-arm64", contents);
    StringBuilder release = new StringBuilder("Codename: trixie\nSHA256:\n");
    for (Map.Entry<String, String> list : lists.entrySet()) {
      write(folder, "dists/trixie/" + list.getKey(), list.getValue().getBytes(UTF_8));
      release.append(
          " %s %d %s\n"
              .formatted(Digests.of(list.getValue()), list.getValue().length(), list.getKey()));
    }
    write(folder, "dists/trixie/Release", release.toString().getBytes(UTF_8));
    return folder;
  }

  private static void write(Path folder, String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static byte[] deb(String version) throws IOException {
    return TinyDeb.of(
        Map.of(
            "control",
            "Package: liba1\nVersion: %s\nArchitecture: arm64\n".formatted(version),
            "symbols",
            "liba.so.1 liba1 #MINVER#\n f@Base 1\n"),
        Map.of());
  }
}
