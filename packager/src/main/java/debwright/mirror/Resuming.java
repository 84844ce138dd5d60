package debwright.mirror;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Brings one file over HTTP, and goes on where an earlier attempt ended: of this process, or of one
 * that was killed. What came is checked as a whole.
 *
 * @param place of the file
 * @param network over which it comes
 */
record Resuming(URI place, Network network) {
  private static final Pattern FROM = Pattern.compile("bytes (\\d{1,18})-.*");
  private static final int CHUNK = 1 << 16;

  /**
   * Makes a file whole.
   *
   * @param partial what came of it so far, nothing or no file where nothing did; kept where no more
   *     comes, and emptied where it is another
   * @throws MirrorException when it can't be had, or is another than expected
   */
  void into(Path partial, Expected expected)
      throws IOException, MirrorException, InterruptedException {
    boolean resumed = Files.exists(partial) && Files.size(partial) > 0;
    bring(partial, expected);
    if (resumed && !isWhole(partial, expected)) {
      // It may have begun as another file of that place: all of it is asked for once.
      empty(partial);
      bring(partial, expected);
    }
    check(partial, expected);
  }

  private void bring(Path partial, Expected expected)
      throws IOException, MirrorException, InterruptedException {
    new Attempts(network.patience(), place.toString())
        .plain(
            () -> {
              attempt(partial, expected);
              return partial;
            });
  }

  private void attempt(Path partial, Expected expected) throws IOException, MirrorException {
    long have = Files.exists(partial) ? Files.size(partial) : 0;
    if (have == expected.size() && have > 0) {
      return;
    }
    boolean more = have > 0 && have < expected.size();
    Optional<String> range = more ? Optional.of("bytes=" + have + "-") : Optional.empty();
    try (Answer answer = Answer.get(place, range, network)) {
      switch (answer.status()) {
        case Answer.OK -> copy(answer, partial, 0, expected);
        case Answer.PARTIAL -> copy(answer, partial, begin(answer, partial, have), expected);
        case Answer.BEYOND -> {
          empty(partial);
          throw new ProtocolException("it has no more than %d bytes".formatted(have));
        }
        default -> throw Refusal.of(answer, place.toString());
      }
    }
  }

  private static long begin(Answer answer, Path partial, long have) throws IOException {
    String header = answer.header("Content-Range").orElse("");
    Matcher m = FROM.matcher(header);
    if (!m.matches() || Long.parseLong(m.group(1)) != have) {
      empty(partial);
      throw new ProtocolException(
          "it gives the range '%s' for one from %d".formatted(header, have));
    }
    return have;
  }

  private void copy(Answer answer, Path partial, long from, Expected expected)
      throws IOException, MirrorException {
    long at = from;
    try (InputStream in = answer.body();
        OutputStream out = open(partial, from)) {
      byte[] chunk = new byte[CHUNK];
      for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
        at += got;
        if (at > expected.size()) {
          break;
        }
        out.write(chunk, 0, got);
      }
    }
    if (at > expected.size()) {
      empty(partial);
      throw MirrorException.refused(place.toString(), expected.size() + " bytes", "more");
    }
    answer.checkEnd();
    if (at < expected.size() && answer.length().isEmpty()) {
      throw new EOFException("it ends after %d of %d bytes".formatted(at, expected.size()));
    }
  }

  // The same file, since others may wait for it.
  private static void empty(Path partial) throws IOException {
    Files.write(partial, new byte[0]);
  }

  private static OutputStream open(Path partial, long from) throws IOException {
    return from == 0
        ? Files.newOutputStream(partial)
        : Files.newOutputStream(partial, StandardOpenOption.APPEND);
  }

  private static boolean isWhole(Path partial, Expected expected) throws IOException {
    return Files.size(partial) == expected.size() && sha256(partial).equals(expected.sha256());
  }

  private void check(Path partial, Expected expected) throws IOException, MirrorException {
    long size = Files.size(partial);
    String found = sha256(partial);
    if (size != expected.size() || !found.equals(expected.sha256())) {
      empty(partial);
      throw MirrorException.refused(
          place.toString(),
          "%d bytes of SHA-256 %s".formatted(expected.size(), expected.sha256()),
          "%d of %s".formatted(size, found));
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return DigestUtils.sha256Hex(in);
    }
  }
}
