package debwright.source;

import debwright.corpus.Digests;
import debwright.debian.Version;
import java.util.Map;
import java.util.Optional;

/**
 * A package that an archive offers, as its Packages file says.
 *
 * @param name the binary package
 * @param version the one version
 * @param architecture Debian's name, or {@code all}
 * @param section such as {@code libs}, or empty
 * @param size of the .deb in bytes
 * @param sha256 of the .deb
 * @param preDepends the field's text, or empty
 * @param depends the field's text, or empty
 * @param provides the field's text, or empty
 * @param path of the .deb below the archive's URL, or empty
 */
public record Available(
    String name,
    Version version,
    String architecture,
    String section,
    long size,
    String sha256,
    String preDepends,
    String depends,
    String provides,
    String path) {

  /** How apt names it: {@code NAME=VERSION}. */
  public String exactly() {
    return name + "=" + version;
  }

  /** Its section without the component that some archives put before it: {@code games}. */
  public String plainSection() {
    return section.replaceFirst(".*/", "");
  }

  /** Whether it holds debugging symbols rather than an app. */
  public boolean isForDebugging() {
    return plainSection().equals("debug") || name.endsWith("-dbg") || name.endsWith("-dbgsym");
  }

  /** The paragraph as a package, or empty where it is none that can be fetched. */
  static Optional<Available> of(Map<String, String> fields) {
    String size = fields.getOrDefault("size", "");
    String sha256 = fields.getOrDefault("sha256", "");
    if (!fields.containsKey("package") || !size.matches("[0-9]{1,15}") || !Digests.valid(sha256)) {
      return Optional.empty();
    }
    return Optional.of(
        new Available(
            fields.getOrDefault("package", ""),
            new Version(fields.getOrDefault("version", "")),
            fields.getOrDefault("architecture", ""),
            fields.getOrDefault("section", ""),
            Long.parseLong(size),
            sha256,
            fields.getOrDefault("pre-depends", ""),
            fields.getOrDefault("depends", ""),
            fields.getOrDefault("provides", ""),
            fields.getOrDefault("filename", "")));
  }
}
