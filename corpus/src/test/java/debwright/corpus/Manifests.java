package debwright.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small manifests, by lines. */
final class Manifests {
  static final String HEADER =
      "id,source,location,sha256,size,release,architecture,tier,label,expected";
  static final String SHA = "0123456789abcdef".repeat(4);
  static final String HELLO =
      "bookworm/hello,deb,bookworm/main hello=2.10-3,"
          + SHA
          + ",53080,debian:12,amd64,smoke,shlibdeps,libc6 (>= 2.34)";

  private Manifests() {}

  static Path write(Path folder, String... lines) throws IOException {
    return Files.writeString(folder.resolve("small.corpus.csv"), String.join("\n", lines) + "\n");
  }
}
