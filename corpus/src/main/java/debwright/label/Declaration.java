package debwright.label;

import debwright.archive.ArchiveException;
import debwright.archive.DebHead;
import debwright.archive.Limits;
import debwright.audit.Declared;
import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a package itself says that it depends on: the answer of the people who made it. Only the
 * first bytes of the file are read.
 *
 * @param name the package
 * @param version its version, as written
 * @param depends its Pre-Depends and Depends as one field, empty text where it has neither
 */
public record Declaration(String name, String version, String depends) {
  private static final byte[] MAGIC = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);
  private static final int FIRST = 1 << 12;

  /**
   * Reads a package's control file.
   *
   * @return empty where the file is no package in Debian's format
   * @throws ArchiveException when it is a damaged one
   * @throws DebianSyntaxException when its control file is malformed
   */
  public static Optional<Declaration> of(Path file)
      throws IOException, ArchiveException, DebianSyntaxException {
    String name = String.valueOf(file.getFileName());
    byte[] head = head(file, name);
    if (!isPackage(head)) {
      return Optional.empty();
    }
    Declared declared = Declared.of(DebHead.control(head, name, Limits.DEFAULT));
    return Optional.of(
        new Declaration(
            declared.name(), declared.version(), new Dependencies(declared.depends()).toString()));
  }

  private static byte[] head(Path file, String name) throws IOException, ArchiveException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    try (InputStream in = Files.newInputStream(file)) {
      head.write(in.readNBytes(FIRST));
      byte[] more = head.toByteArray();
      while (more.length > 0 && isPackage(head.toByteArray())) {
        int needed = DebHead.needed(head.toByteArray(), name);
        more = in.readNBytes(Math.max(0, needed - head.size()));
        head.write(more);
      }
    }
    return head.toByteArray();
  }

  private static boolean isPackage(byte[] head) {
    return head.length >= MAGIC.length
        && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }
}
