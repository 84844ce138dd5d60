package debwright.corpus;

import debwright.builtin.BuiltIn;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The corpus on the class path, as files. */
final class Embedded {
  private static final String NAME = "bookworm";
  private static final int MOST_PACKS = 256;

  private final Path cache;
  private final Function<String, Optional<URL>> resources;

  Embedded(Path cache) {
    this(cache, name -> BuiltIn.url(Embedded.class, name));
  }

  Embedded(Path cache, Function<String, Optional<URL>> resources) {
    this.cache = cache;
    this.resources = resources;
  }

  Path manifest() throws IOException {
    URL manifest =
        resources
            .apply(NAME + Corpus.EXTENSION)
            .orElseThrow(
                () ->
                    new FileNotFoundException("no embedded corpus: " + NAME + " is not built in"));
    return "file".equals(manifest.getProtocol()) ? inPlace(manifest) : copied(manifest);
  }

  private static Path inPlace(URL manifest) throws IOException {
    try {
      return Path.of(new URI(manifest.toString()));
    } catch (URISyntaxException e) {
      throw new IOException("not a path: " + manifest, e);
    }
  }

  private Path copied(URL manifest) throws IOException {
    Map<String, URL> files = packs();
    files.put(NAME + Corpus.EXTENSION, manifest);
    Path folder = new CopiedFiles(files).in(cache.resolve("embedded"));
    return folder.resolve(NAME + Corpus.EXTENSION);
  }

  private Map<String, URL> packs() {
    Map<String, URL> packs = new TreeMap<>();
    for (int number = 0; number < MOST_PACKS; number++) {
      String name = Packs.name(NAME, number);
      Optional<URL> pack = resources.apply(name);
      if (pack.isEmpty()) {
        break;
      }
      packs.put(name, pack.get());
    }
    return packs;
  }
}
