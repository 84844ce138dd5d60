package debwright.corpus;

import debwright.debian.Version;
import java.util.Optional;

/** Where an item's bytes come from; the columns {@code source} and {@code location}. */
public sealed interface Location {

  /** The kind of place. */
  Source source();

  /** The column {@code location}, as a manifest spells it. */
  String text();

  /**
   * A package of an archive in Debian's format, {@code SUITE/COMPONENT NAME=VERSION}.
   *
   * @param suite such as {@code bookworm}
   * @param component such as {@code main}
   * @param name the binary package
   * @param version the one version that is meant
   */
  record Deb(String suite, String component, String name, Version version) implements Location {
    @Override
    public Source source() {
      return Source.DEB;
    }

    @Override
    public String text() {
      return "%s/%s %s=%s".formatted(suite, component, name, version);
    }
  }

  /**
   * A package of the npm registry, {@code NAME@VERSION}.
   *
   * @param name with its scope, such as {@code @parcel/watcher}
   * @param version as published
   */
  record Npm(String name, String version) implements Location {
    @Override
    public Source source() {
      return Source.NPM;
    }

    @Override
    public String text() {
      return name + "@" + version;
    }
  }

  /**
   * An artifact of a Maven repository, {@code GROUP:ARTIFACT:VERSION[:CLASSIFIER]}.
   *
   * @param group such as {@code org.xerial}
   * @param artifact such as {@code sqlite-jdbc}
   * @param version as published
   * @param classifier such as {@code linux-x86_64}, or empty
   */
  record Maven(String group, String artifact, String version, Optional<String> classifier)
      implements Location {
    @Override
    public Source source() {
      return Source.MAVEN;
    }

    @Override
    public String text() {
      return String.join(":", group, artifact, version) + classifier.map(c -> ":" + c).orElse("");
    }
  }

  /**
   * A download.
   *
   * @param text the URL
   */
  record Url(String text) implements Location {
    @Override
    public Source source() {
      return Source.URL;
    }
  }

  /**
   * A file beside the manifest.
   *
   * @param text its path relative to the manifest's folder
   */
  record LocalFile(String text) implements Location {
    @Override
    public Source source() {
      return Source.FILE;
    }
  }

  /**
   * Part of the distilled packs beside the manifest.
   *
   * @param text the path inside the pack, which is the item's id
   */
  record Distilled(String text) implements Location {
    @Override
    public Source source() {
      return Source.DISTILLED;
    }
  }
}
