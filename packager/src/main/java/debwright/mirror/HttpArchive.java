package debwright.mirror;

import debwright.archive.ArchiveException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An archive behind a web server. */
final class HttpArchive implements Archive {
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

  private final URI base;
  private final Network network;

  /**
   * @param base its URL without a slash at the end
   */
  HttpArchive(URI base, Network network) {
    this.base = base;
    this.network = network;
  }

  static boolean isHttp(URI uri) {
    return uri.getHost() != null
        && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
  }

  @Override
  public String url() {
    return base.toString();
  }

  @Override
  public byte[] head(String path, Need need)
      throws IOException, ArchiveException, MirrorException, InterruptedException {
    Part part = new Part(new byte[0], false);
    while (!part.last) {
      Part before = part;
      int wanted = Math.max(Head.FIRST, need.of(before.bytes));
      if (wanted <= before.bytes.length) {
        return before.bytes;
      }
      part = attempts(path).run(() -> part(path, before, wanted, need));
    }
    return part.bytes;
  }

  /** The first bytes of a file, and whether there are no more that can be had or are wanted. */
  private static final class Part {
    private final byte[] bytes;
    private final boolean last;

    Part(byte[] bytes, boolean last) {
      this.bytes = bytes;
      this.last = last;
    }
  }

  private Part part(String path, Part before, int wanted, Need need)
      throws IOException, ArchiveException, MirrorException {
    int from = before.bytes.length;
    String range = "bytes=%d-%d".formatted(from, wanted - 1);
    try (Answer answer = Answer.get(place(path), Optional.of(range), network)) {
      return switch (answer.status()) {
        case Answer.PARTIAL -> range(answer, before, wanted);
        case Answer.OK -> all(answer, need);
        case Answer.BEYOND -> new Part(before.bytes, true);
        default -> throw Refusal.of(answer, where(path));
      };
    }
  }

  private static Part range(Answer answer, Part before, int wanted) throws IOException {
    int from = before.bytes.length;
    String header = answer.header("Content-Range").orElse("");
    Matcher m = CONTENT_RANGE.matcher(header);
    if (!m.matches() || Long.parseLong(m.group(1)) != from) {
      throw new ProtocolException(
          "it gives the range '%s' for one from %d".formatted(header, from));
    }
    long end = Long.parseLong(m.group(2)) + 1;
    if (end <= from || end > wanted) {
      throw new ProtocolException("it gives the range '%s' for %d bytes".formatted(header, wanted));
    }
    byte[] more = answer.body().readNBytes((int) (end - from));
    if (more.length < end - from) {
      throw new EOFException("it ends after %d of %d bytes".formatted(more.length, end - from));
    }
    boolean last = String.valueOf(end).equals(m.group(3));
    return new Part(Head.joined(before.bytes, more), last);
  }

  /** A server that knows no ranges sends all of the file: it is left once that is enough. */
  private static Part all(Answer answer, Need need) throws IOException, ArchiveException {
    byte[] head = Head.read(new byte[0], answer.body(), need);
    if (need.of(head) > head.length) {
      answer.checkEnd();
    }
    return new Part(head, true);
  }

  @Override
  public byte[] small(String path, int most)
      throws IOException, MirrorException, InterruptedException {
    return attempts(path)
        .plain(
            () -> {
              try (Answer answer = whole(path)) {
                byte[] bytes = answer.body().readNBytes(most + 1);
                if (bytes.length > most) {
                  throw MirrorException.refused(
                      where(path), "at most %d bytes".formatted(most), "more");
                }
                answer.checkEnd();
                return bytes;
              }
            });
  }

  @Override
  public void file(String path, Expected expected, Path into)
      throws IOException, MirrorException, InterruptedException {
    attempts(path)
        .plain(
            () -> {
              try (Answer answer = whole(path)) {
                new CheckedCopy(where(path), expected).copy(answer.body(), into);
                return into;
              }
            });
  }

  @Override
  public void resume(String path, Expected expected, Path partial)
      throws IOException, MirrorException, InterruptedException {
    new Resuming(place(path), network).into(partial, expected);
  }

  private Answer whole(String path) throws IOException, MirrorException {
    Answer answer = Answer.get(place(path), Optional.empty(), network);
    if (answer.status() == Answer.OK) {
      return answer;
    }
    try (answer) {
      throw Refusal.of(answer, where(path));
    }
  }

  private Attempts attempts(String path) {
    return new Attempts(network.patience(), where(path));
  }

  private String where(String path) {
    return base + "/" + path;
  }

  private URI place(String path) throws IOException {
    try {
      String escaped = new URI(null, null, "/" + path, null).toASCIIString().replace("+", "%2B");
      return new URI(base + escaped);
    } catch (URISyntaxException e) {
      throw new IOException("no path of a URL: " + path, e);
    }
  }
}
