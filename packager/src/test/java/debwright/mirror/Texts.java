package debwright.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** The texts of an archive, read as this room reads them, for tests of other rooms. */
public final class Texts {
  private static final String WHERE = "a text";

  private Texts() {}

  /** How many packages a Packages file offers. */
  public static int packages(byte[] text) throws IOException, MirrorException {
    AtomicInteger count = new AtomicInteger();
    PackagesFile.read(
        new ByteArrayInputStream(text),
        WHERE,
        (offer, asks) -> count.addAndGet(offer.name().length()));
    return count.get();
  }

  /** How many packages carry libraries by a Contents file. */
  public static int contents(byte[] text) throws IOException, MirrorException {
    ContentsFile contents = new ContentsFile();
    contents.read(new ByteArrayInputStream(text), WHERE);
    return contents.carriers().size();
  }

  /** How many files a Release file names, be it signed or not. */
  public static int release(byte[] bytes) throws MirrorException {
    String text = new String(bytes, UTF_8);
    String release = SignedText.isSigned(text) ? SignedText.of(text, WHERE) : text;
    ReleaseFile file = ReleaseFile.parse(release, WHERE);
    return file.files().size() + (file.byHash() || file.validUntil().isPresent() ? 1 : 0);
  }
}
