package debwright.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A suite of an archive whose Release file was read and checked.
 *
 * @param archive that has it
 * @param name such as {@code bookworm}
 * @param source that it is a part of
 * @param release what its Release file says
 * @param digest SHA-256 of that file as it was fetched
 * @param signature of that file
 */
record Suite(
    Archive archive,
    String name,
    Source source,
    ReleaseFile release,
    String digest,
    Signature signature) {
  /** For messages. */
  String where() {
    return archive.url() + " " + name;
  }

  /** Reads the Release file of one suite: InRelease, else Release with Release.gpg. */
  record Opening(Archive archive, String name, Source source, SignatureCheck check) {
    private static final int MOST_RELEASE = 32 << 20;

    /**
     * Reads and checks it.
     *
     * @return empty where the archive has no such suite
     * @throws MirrorException when it can't be had, or is not what it should be
     */
    Optional<Suite> open() throws IOException, MirrorException, InterruptedException {
      Optional<byte[]> inline = find("InRelease");
      if (inline.isPresent()) {
        return Optional.of(inline(inline.get()));
      }
      Optional<byte[]> plain = find("Release");
      return plain.isPresent() ? Optional.of(detached(plain.get())) : Optional.empty();
    }

    private Suite inline(byte[] file) throws IOException, MirrorException, InterruptedException {
      String message = new String(file, UTF_8);
      if (!SignedText.isSigned(message)) {
        return suite(file, message, check.unsigned(where("InRelease")));
      }
      String text = SignedText.of(message, where("InRelease"));
      return suite(file, text, check.check(file, Optional.empty(), where("InRelease")));
    }

    private Suite detached(byte[] file) throws IOException, MirrorException, InterruptedException {
      Optional<byte[]> signature = find("Release.gpg");
      Signature checked =
          signature.isPresent()
              ? check.check(file, signature, where("Release"))
              : check.unsigned(where("Release"));
      return suite(file, new String(file, UTF_8), checked);
    }

    private Suite suite(byte[] file, String text, Signature signature) throws MirrorException {
      ReleaseFile release = ReleaseFile.parse(text, where("Release"));
      if (!release.isOf(name)) {
        String found = release.field("Codename").or(() -> release.field("Suite")).orElse("");
        throw MirrorException.refused(
            where("Release"), "a Release file of " + name, "one of '" + found + "'");
      }
      return new Suite(archive, name, source, release, DigestUtils.sha256Hex(file), signature);
    }

    private Optional<byte[]> find(String file)
        throws IOException, MirrorException, InterruptedException {
      try {
        return Optional.of(archive.small(path(file), MOST_RELEASE));
      } catch (MirrorException e) {
        if (e.reason() == MirrorException.Reason.NOT_FOUND) {
          return Optional.empty();
        }
        throw e;
      }
    }

    private String path(String file) {
      return "dists/" + name + "/" + file;
    }

    private String where(String file) {
      return archive.url() + "/" + path(file);
    }
  }
}
