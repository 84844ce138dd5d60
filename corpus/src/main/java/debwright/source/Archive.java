package debwright.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One suite of an archive in Debian's format: what it offers, and its packages. */
public interface Archive {
  /** Every package that the suite offers, sorted by name. */
  List<Available> packages() throws IOException, FetchException;

  /**
   * Those of the packages that the suite has in just that version.
   *
   * @param exactly each {@code NAME=VERSION}
   */
  List<Available> show(Collection<String> exactly) throws IOException, FetchException;

  /**
   * Downloads packages into a folder, as files that end in {@code .deb}; each is what the signed
   * lists say.
   *
   * @return why a package may not have come; nothing where all did
   */
  Map<Available, FetchException> download(List<Available> packages, Path into) throws IOException;
}
