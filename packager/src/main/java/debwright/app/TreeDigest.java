package debwright.app;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.elf.ByteSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** One digest over all that a tree holds, however it was shipped. */
public final class TreeDigest {
  private static final int CHUNK = 1 << 20;

  private TreeDigest() {}

  /** SHA-256 in hex over paths, kinds, modes, links, sizes and contents. */
  public static String of(AppTree tree) throws IOException {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    for (AppEntry entry : tree.entries()) {
      String line =
          "%s\0%s\0%o\0%d\0%s\n"
              .formatted(
                  entry.path(), entry.kind(), entry.mode(), entry.size(), entry.linkTarget());
      sha256.update(line.getBytes(StandardCharsets.UTF_8));
      Optional<ByteSource> content =
          entry.kind() == AppEntry.Kind.FILE ? tree.findContent(entry) : Optional.empty();
      if (content.isPresent()) {
        add(content.get(), sha256);
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static void add(ByteSource content, MessageDigest sha256) throws IOException {
    for (long at = 0; at < content.size(); at += CHUNK) {
      sha256.update(content.read(at, (int) Math.min(CHUNK, content.size() - at)));
    }
  }
}
