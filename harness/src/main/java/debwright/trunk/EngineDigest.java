package debwright.trunk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** What stands for an engine's content: its files as git sees them, and how they are built. */
final class EngineDigest {
  private EngineDigest() {}

  /** SHA-256 in hex over the commands and over mode, content and path of each file, by path. */
  static String of(EngineConfig config, List<TreeEntry> entries) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    add(digest, "build " + config.build());
    add(digest, "worker " + config.worker());
    entries.stream()
        .sorted(Comparator.comparing(TreeEntry::path))
        .forEach(entry -> add(digest, entry.toString()));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A zero byte ends each part: no path and no command holds one. */
  private static void add(MessageDigest digest, String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
