package debwright.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import debwright.plan.Shown;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The two tars in a package (deb(5)), in their order, each once. */
final class DebMembers implements Closeable {
  private static final String VERSION = "debian-binary";

  private final Refusals refusals;
  private final Closeable source;
  private final ArReader ar;
  private final Unpacked unpacked;

  private DebMembers(InputStream source, Unpacked unpacked) {
    this.refusals = unpacked.refusals();
    this.source = source;
    this.ar = new ArReader(new BufferedInputStream(source), refusals);
    this.unpacked = unpacked;
  }

  static DebMembers of(Path deb, Refusals refusals, Limits limits) throws IOException {
    return of(deb, refusals, limits, false);
  }

  /**
   * @param fast as {@link Unpacked#fast}
   */
  static DebMembers of(Path deb, Refusals refusals, Limits limits, boolean fast)
      throws IOException {
    FileInput file = new FileInput(deb);
    return new DebMembers(file, new Unpacked(refusals, limits, file::count, fast));
  }

  /** Those that lie whole in the first bytes of a package. */
  static DebMembers of(byte[] head, Refusals refusals, Limits limits) {
    return new DebMembers(
        new ByteArrayInputStream(head), new Unpacked(refusals, limits, () -> head.length));
  }

  /** Checks that this is a package of a format that is understood. */
  void begin() throws IOException, ArchiveException {
    ArReader.Member first =
        ar.next().filter(member -> member.name().equals(VERSION)).orElseThrow(this::other);
    byte[] version = refusals.guarded(VERSION, () -> first.data().readNBytes(16));
    String text = new String(version, US_ASCII);
    if (!text.startsWith("2.")) {
      throw refusals.unsupported(
          VERSION, "version 2 of the format", "'" + Shown.text(text.strip()) + "'", "");
    }
  }

  private ArchiveException other() {
    return refusals.unsupported(
        "the first member", "an app", "an ar archive that is no package", Intake.UNDERSTOOD);
  }

  /** The tar in the next member whose name begins so. */
  Metered tar(String prefix) throws IOException, ArchiveException {
    for (Optional<ArReader.Member> next = ar.next(); next.isPresent(); next = ar.next()) {
      String name = next.get().name();
      if (name.equals(prefix) || name.startsWith(prefix + ".")) {
        return checked(unpacked.open(next.get().data(), prefix), name);
      }
    }
    throw refusals.corrupt("the end", "a member " + prefix + ".*", "none");
  }

  private Metered checked(Metered tar, String name) throws IOException, ArchiveException {
    byte[] head = tar.peek(Signature.LENGTH);
    boolean other = head.length == Signature.LENGTH && head[0] != 0;
    if (other && Signature.of(head) != Signature.TAR) {
      tar.close();
      throw refusals.unsupported(
          Shown.text(name),
          "a tar, plain or in gz, xz, zst or bz2",
          Signature.of(head).words(),
          "");
    }
    return tar;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
