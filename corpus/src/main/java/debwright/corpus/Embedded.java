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

/** A corpus on the class path, as files. */
final class Embedded {
  private static final int MOST_PACKS = 256;

  private final String corpus;
  private final Path cache;
  private final Function<String, Optional<URL>> resources;

  Embedded(String corpus, Path cache) {
    this(corpus, cache, name -> BuiltIn.url(Embedded.class, name));
  }

  Embedded(String corpus, Path cache, Function<String, Optional<URL>> resources) {
    this.corpus = corpus;
    this.cache = cache;
    this.resources = resources;
  }

  Path manifest() throws IOException {
    URL manifest =
        resources
            .apply(corpus + Corpus.EXTENSION)
            .orElseThrow(
                () ->
                    new FileNotFoundException(
                        "no embedded corpus: " + corpus + " is not built in"));
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
    files.put(corpus + Corpus.EXTENSION, manifest);
    Path folder = new CopiedFiles(files).in(cache.resolve("embedded"));
    return folder.resolve(corpus + Corpus.EXTENSION);
  }

  private Map<String, URL> packs() {
    Map<String, URL> packs = new TreeMap<>();
    for (int number = 0; number < MOST_PACKS; number++) {
      String name = Packs.name(corpus, number);
      Optional<URL> pack = resources.apply(name);
      if (pack.isEmpty()) {
        break;
      }
      packs.put(name, pack.get());
    }
    return packs;
  }
}
