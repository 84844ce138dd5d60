package debwright.index;

import debwright.builtin.BuiltIn;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** The indexes at hand: those that the user built override those built in. */
public final class Indexes {
  /** How the file of an index ends. */
  public static final String EXTENSION = ".index";

  private static final int STAMP_BYTES = 4096;
  private static final List<String> EMBEDDED =
      List.of(
          "debian-11-amd64",
          "debian-12-amd64",
          "debian-13-amd64",
          "debian-13-arm64",
          "ubuntu-22.04-amd64",
          "ubuntu-24.04-amd64");

  /**
   * An index and where it is.
   *
   * @param file where it is
   * @param embedded whether it came with the program
   * @param overridden whether another of the same release and architecture is used instead
   * @param index opened
   */
  public record Located(Path file, boolean embedded, boolean overridden, ArchiveIndex index) {
    private boolean isFor(Release release, String architecture) {
      IndexFacts facts = index.facts();
      return facts.release().equals(release) && facts.architecture().equals(architecture);
    }
  }

  private final Path userFolder;
  private final Path cache;

  /**
   * @param userFolder where the user's own indexes are, which need not exist
   * @param cache where an index is unpacked to when the program comes as an archive
   */
  public Indexes(Path userFolder, Path cache) {
    this.userFolder = userFolder;
    this.cache = cache;
  }

  /** Where {@code index build} puts the index of a release and architecture. */
  public Path userFile(Release release, String architecture) {
    return userFolder.resolve(fileName(release, architecture));
  }

  private static String fileName(Release release, String architecture) {
    return release.name().replace(':', '-') + "-" + architecture + EXTENSION;
  }

  /**
   * The index that is used for a release and architecture.
   *
   * @throws IndexException when it is damaged; a user's own is never passed over silently
   */
  public Optional<Located> find(Release release, String architecture)
      throws IOException, IndexException {
    Path own = userFile(release, architecture);
    if (Files.exists(own)) {
      return Optional.of(new Located(own, false, false, ArchiveIndex.open(own)));
    }
    return findBuiltIn(release, architecture);
  }

  /** The built-in index of a release and architecture, whether or not the user has another. */
  public Optional<Located> findBuiltIn(Release release, String architecture)
      throws IOException, IndexException {
    String name = fileName(release, architecture);
    return EMBEDDED.stream().anyMatch(known -> name.equals(known + EXTENSION))
        ? Optional.of(embedded(name))
        : Optional.empty();
  }

  /** Every index, sorted by release, architecture and which is used. */
  public List<Located> list() throws IOException, IndexException {
    List<Located> own = own();
    List<Located> all = new ArrayList<>(own);
    for (String name : EMBEDDED) {
      Located located = embedded(name + EXTENSION);
      IndexFacts facts = located.index.facts();
      boolean overridden =
          own.stream().anyMatch(each -> each.isFor(facts.release(), facts.architecture()));
      all.add(new Located(located.file, true, overridden, located.index));
    }
    all.sort(
        Comparator.comparing((Located each) -> each.index.facts().release().name())
            .thenComparing(each -> each.index.facts().architecture())
            .thenComparing(Located::overridden));
    return all;
  }

  private List<Located> own() throws IOException, IndexException {
    if (!Files.isDirectory(userFolder)) {
      return List.of();
    }
    List<Located> own = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(userFolder, "*" + EXTENSION)) {
      for (Path file : files) {
        own.add(new Located(file, false, false, ArchiveIndex.open(file)));
      }
    }
    return own;
  }

  private Located embedded(String name) throws IOException, IndexException {
    Optional<Path> inFolder = BuiltIn.file(Indexes.class, name);
    Path file = inFolder.isPresent() ? inFolder.get() : resource(name);
    return new Located(file, true, false, ArchiveIndex.open(file));
  }

  private Path resource(String name) throws IOException {
    URL resource = Indexes.class.getResource(name);
    if (resource == null) {
      throw new FileNotFoundException("the index %s should be built in and is not".formatted(name));
    }
    return "file".equals(resource.getProtocol()) ? inPlace(resource) : unpacked(name, resource);
  }

  private static Path inPlace(URL resource) throws IOException {
    try {
      return Path.of(new URI(resource.toString()));
    } catch (URISyntaxException e) {
      throw new IOException("not a path: " + resource, e);
    }
  }

  // Archives can't be mapped. The first bytes hold the snapshot's digest, so they tell one index
  // and its parts from another.
  private Path unpacked(String name, URL resource) throws IOException {
    Map<String, URL> files = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      URL beside = Indexes.class.getResource(part.beside(name));
      if (beside != null) {
        files.put(part.beside(name), beside);
      }
    }
    // Last, since where it is all is.
    files.put(name, resource);
    Path folder = cache.resolve("indexes").resolve(stamp(files.values()));
    for (Map.Entry<String, URL> file : files.entrySet()) {
      copy(file.getValue(), folder, file.getKey());
    }
    return folder.resolve(name);
  }

  private static void copy(URL resource, Path folder, String name) throws IOException {
    if (Files.exists(folder.resolve(name))) {
      return;
    }
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, "." + name, ".new");
    try (InputStream in = resource.openStream()) {
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(
        fresh,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static String stamp(Collection<URL> resources) throws IOException {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    for (URL resource : resources) {
      try (InputStream in = resource.openStream()) {
        sha256.update(in.readNBytes(STAMP_BYTES));
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
