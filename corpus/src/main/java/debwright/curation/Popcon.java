package debwright.curation;

import debwright.source.Available;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * How often packages are installed, as the Popularity Contest of Debian or Ubuntu counts: its file
 * {@code by_inst}, plain or in gz.
 *
 * <pre>
 * #rank name                            inst  vote   old recent no-files (maintainer)
 * 1     dpkg                           208123 189540  4132 14436    15 (Dpkg Developers)
 * </pre>
 */
public final class Popcon implements Query.Order {
  private static final Pattern LINE =
      Pattern.compile("\\s*(\\d{1,9})\\s+(\\S+)\\s+(\\d{1,12})\\s.*");
  private static final int GZIP = 0x1f8b;

  private final Map<String, Integer> ranks;

  private Popcon(Map<String, Integer> ranks) {
    this.ranks = ranks;
  }

  /**
   * Reads the file.
   *
   * @throws QueryException when it has no such line
   */
  public static Popcon read(Path file) throws IOException, QueryException {
    Map<String, Integer> ranks = new HashMap<>();
    try (InputStream in = unpacked(new BufferedInputStream(Files.newInputStream(file)));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher m = LINE.matcher(line);
        if (m.matches()) {
          ranks.putIfAbsent(m.group(2), Integer.parseInt(m.group(1)));
        }
      }
    }
    if (ranks.isEmpty()) {
      throw new QueryException(
          file + ": lines such as '1 dpkg 208123 189540 4132 14436 15' were expected, found none");
    }
    return new Popcon(ranks);
  }

  private static InputStream unpacked(BufferedInputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP ? new GZIPInputStream(in) : in;
  }

  /** The most installed first; those that the file does not name are left out. */
  @Override
  public List<Available> of(Collection<Available> packages) {
    return packages.stream()
        .filter(available -> ranks.containsKey(available.name()))
        .sorted(
            Comparator.comparing((Available p) -> ranks.getOrDefault(p.name(), Integer.MAX_VALUE))
                .thenComparing(Available::name))
        .toList();
  }
}
