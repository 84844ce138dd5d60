package debwright.fuzz;

import debwright.mirror.MirrorException;
import debwright.mirror.Texts;
import java.io.IOException;
import java.util.Optional;

/** Reads the texts by which an archive says what it has. */
final class Mirrors {
  private Mirrors() {}

  private interface Text {
    int read(byte[] bytes) throws IOException, MirrorException;
  }

  static Optional<String> packages(byte[] input) throws IOException {
    return refusal(Texts::packages, input);
  }

  static Optional<String> contents(byte[] input) throws IOException {
    return refusal(Texts::contents, input);
  }

  static Optional<String> release(byte[] input) throws IOException {
    return refusal(Texts::release, input);
  }

  private static Optional<String> refusal(Text text, byte[] input) throws IOException {
    try {
      text.read(input);
      return Optional.empty();
    } catch (MirrorException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
