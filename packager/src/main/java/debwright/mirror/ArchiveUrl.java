package debwright.mirror;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where an archive is, as a person writes it: {@code http:}, {@code https:}, {@code file:} or a
 * path.
 */
final class ArchiveUrl {
  private ArchiveUrl() {}

  static Archive open(String text, Network network) throws MirrorException {
    String trimmed = text.replaceFirst("/+$", "");
    try {
      return trimmed.contains(":")
          ? open(new URI(trimmed), network)
          : new FolderArchive(Path.of(text).toAbsolutePath().normalize());
    } catch (URISyntaxException | InvalidPathException e) {
      throw wrong(text);
    }
  }

  private static Archive open(URI uri, Network network) throws MirrorException {
    if (uri.getUserInfo() != null) {
      throw MirrorException.refused(
          uri.getHost() + "", "a URL without a name and password", "one with such");
    }
    if (HttpArchive.isHttp(uri) && uri.getQuery() == null && uri.getFragment() == null) {
      return new HttpArchive(uri, network);
    }
    if ("file".equalsIgnoreCase(uri.getScheme()) && uri.getPath() != null) {
      return new FolderArchive(Path.of(uri.getPath()).toAbsolutePath().normalize());
    }
    throw wrong(uri.toString());
  }

  private static MirrorException wrong(String text) {
    return MirrorException.refused(
        "the mirror '%s'".formatted(text.replaceAll("\\p{Cc}", "?")),
        "a URL such as http://deb.example.org/debian, or a folder",
        "another text");
  }
}
