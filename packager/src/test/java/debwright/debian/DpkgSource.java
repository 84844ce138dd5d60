package debwright.debian;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The source of dpkg 1.22.22, whose own tests and tools ours are held against. It is under the GPL,
 * so it is fetched and no part of this project.
 */
public final class DpkgSource {
  private static final DebianSource SOURCE =
      new DebianSource(
          "dpkg",
          "1.22.22",
          "trixie",
          "dpkg_1.22.22.tar.xz",
          "d5ea9f132deec8030b50ab2a02ade2b49f0c7a195805a302c8301156fe833a57",
          "dpkg-1.22.22");

  private DpkgSource() {}

  /** The unpacked tree; the test is skipped where it can't be had. */
  public static synchronized Path tree() throws IOException, InterruptedException {
    return SOURCE.tree();
  }
}
