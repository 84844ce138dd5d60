package debwright.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** What a jar says of itself (JAR File Specification; Maven's pom.properties). */
final class JavaPapers {
  private JavaPapers() {}

  /** Group, artifact and version of a pom.properties. */
  record Coordinates(String group, String artifact, String version) {
    /**
     * The artifact's name, under that of its makers as npm has it: an artifact {@code ffmpeg} is
     * not the ffmpeg of the archive.
     */
    String name() {
      String maker = group.substring(group.lastIndexOf('.') + 1);
      boolean told = maker.isEmpty() || artifact.startsWith(maker);
      return told ? artifact : "@" + maker + "/" + artifact;
    }
  }

  static Optional<Coordinates> coordinates(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
    String artifact = properties.getProperty("artifactId", "").strip();
    String version = properties.getProperty("version", "").strip();
    return artifact.isEmpty() || version.isEmpty()
        ? Optional.empty()
        : Optional.of(new Coordinates(properties.getProperty("groupId", ""), artifact, version));
  }

  /** The main attributes of a MANIFEST.MF; none where it is damaged. */
  static Attributes manifest(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      return new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes();
    } catch (IOException e) {
      return new Attributes();
    }
  }
}
