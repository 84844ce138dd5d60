package debwright.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Files behind web servers. What may come later is asked for again, and a server that does not
 * answer for several files is left in peace. Safe for use by several threads.
 *
 * <pre>{@code
 * Downloads downloads = new Downloads(System.getenv(), Patience.USUAL);
 * downloads.resume("https://example.org/app.tar.gz", new Expected(size, sha256), partial);
 * }</pre>
 */
public final class Downloads {
  /** After so many files in a row for which it did not answer, a server is not asked again. */
  private static final int MOST_UNREACHABLE = 8;

  private static final int CHUNK = 1 << 16;

  private final Network network;
  private final ConcurrentMap<String, AtomicInteger> unreachable = new ConcurrentHashMap<>();

  /**
   * @param environment of the process, which may name proxies
   * @param patience how long a server is waited for
   */
  public Downloads(Map<String, String> environment, Patience patience) {
    this.network = new Network(patience, new Proxies(environment), new Transfer());
  }

  /** Whether a text is a URL that files can be had from; one with a name and password is not. */
  public static boolean isUrl(String text) {
    return uri(text).isPresent();
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text))
          .filter(each -> HttpArchive.isHttp(each) && each.getUserInfo() == null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes a file whole of which a part may be there.
   *
   * @param url as {@link #isUrl} has it
   * @param partial what came of it so far, perhaps in another process; kept where no more comes
   * @throws MirrorException when it can't be had, or is another than expected
   */
  public void resume(String url, Expected expected, Path partial)
      throws IOException, MirrorException, InterruptedException {
    URI place = checked(url);
    counting(place, () -> new Resuming(place, network).into(partial, expected));
  }

  /**
   * Brings all of a file of which nothing is known.
   *
   * @throws MirrorException when it can't be had
   */
  public void bring(String url, Path into)
      throws IOException, MirrorException, InterruptedException {
    URI place = checked(url);
    counting(
        place,
        () -> {
          Attempts attempts = new Attempts(network.patience(), url);
          attempts.plain(() -> copy(place, into));
        });
  }

  private Path copy(URI place, Path into) throws IOException, MirrorException {
    try (Answer answer = Answer.get(place, Optional.empty(), network)) {
      if (answer.status() != Answer.OK) {
        throw Refusal.of(answer, place.toString());
      }
      try (InputStream in = answer.body();
          OutputStream out = Files.newOutputStream(into)) {
        byte[] chunk = new byte[CHUNK];
        for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
          out.write(chunk, 0, got);
        }
      }
      answer.checkEnd();
      return into;
    }
  }

  private interface Work {
    void run() throws IOException, MirrorException, InterruptedException;
  }

  private void counting(URI place, Work work)
      throws IOException, MirrorException, InterruptedException {
    AtomicInteger row =
        unreachable.computeIfAbsent(String.valueOf(place.getHost()), host -> new AtomicInteger());
    if (row.get() >= MOST_UNREACHABLE) {
      throw MirrorException.unreachable(
          place.toString(),
          "not asked for, as %s did not answer for %d others"
              .formatted(place.getHost(), MOST_UNREACHABLE));
    }
    try {
      work.run();
      row.set(0);
    } catch (MirrorException e) {
      if (e.reason() == MirrorException.Reason.UNREACHABLE) {
        row.incrementAndGet();
      }
      throw e;
    }
  }

  private static URI checked(String url) throws MirrorException {
    return uri(url)
        .orElseThrow(
            () ->
                MirrorException.refused(
                    "a download", "a URL of http or https without a password", "another"));
  }
}
