package debwright.deb;

import static java.nio.charset.StandardCharsets.UTF_8;

import debwright.elf.ByteSource;
import debwright.plan.PackagePlan;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/** The files of a package's control.tar: its fields, checksums, conffiles and scripts. */
final class ControlFiles {
  private static final int STEP = 1 << 18;

  private final SortedMap<String, Entry> entries = new TreeMap<>();

  /** A file's text and mode. */
  private record Entry(String text, int mode) {}

  private ControlFiles() {}

  static ControlFiles of(PackagePlan plan, Layout layout) throws IOException {
    ControlFiles files = new ControlFiles();
    files.put("control", ControlText.of(plan.control(), layout.installedSize()));
    files.put("md5sums", md5sums(layout, new HashSet<>(plan.conffiles())));
    files.put("conffiles", lines(plan.conffiles()));
    for (Map.Entry<String, String> script : plan.scripts().entrySet()) {
      files.entries.put(script.getKey(), new Entry(script.getValue(), 0755));
    }
    return files;
  }

  private void put(String name, String text) {
    if (!text.isEmpty()) {
      entries.put(name, new Entry(text, 0644));
    }
  }

  private static String lines(Iterable<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  // As dh_md5sums: conffiles have sums elsewhere, which change with them.
  private static String md5sums(Layout layout, Set<String> conffiles) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Member.Regular file : layout.regular()) {
      if (!conffiles.contains(file.path())) {
        text.append(md5(file.content())).append("  ").append(file.path(), 1, file.path().length());
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static String md5(ByteSource content) throws IOException {
    MessageDigest digest = DigestUtils.getMd5Digest();
    for (long at = 0; at < content.size(); at += STEP) {
      digest.update(content.read(at, (int) Math.min(STEP, content.size() - at)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  void write(OutputStream out, long seconds) throws IOException {
    TarOutput tar = new TarOutput(out, seconds);
    tar.folder("./", 0755);
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      ByteSource content = ByteSource.of(entry.getValue().text().getBytes(UTF_8));
      tar.file("./" + entry.getKey(), entry.getValue().mode(), content);
    }
    tar.finish();
  }
}
