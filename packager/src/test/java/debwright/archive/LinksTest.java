package debwright.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
  @TempDir Path temp;
  private AppTree tree;

  @BeforeEach
  void makeTree() throws Exception {
    Path tar =
        new Tars()
            .file("usr/lib/libz.so.1.2", Tars.ELF)
            .symlink("usr/lib/libz.so.1", "libz.so.1.2")
            .symlink("usr/lib/libz.so", "/usr/lib/./libz.so.1")
            .symlink("usr/lib64", "lib")
            .symlink("usr/share", "../usr/lib64")
            .file("lib/libc.so.6", Tars.ELF)
            .symlink("usr/lib/libc.so", "/lib/libc.so.6")
            .symlink("usr/lib/libm.so", "/lib/libz.so")
            .symlink("passwd", "../../../etc/passwd")
            .symlink("self", "self")
            .symlink("dangling", "nowhere")
            .write(temp.resolve("app.tar"));
    tree = AppTree.open(tar, Limits.DEFAULT);
  }

  @AfterEach
  void close() throws Exception {
    tree.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/usr/lib/libz.so.1.2, /usr/lib/libz.so.1.2",
    "/usr/lib/libz.so, /usr/lib/libz.so.1.2",
    "/usr/share/libz.so, /usr/lib/libz.so.1.2",
    "/usr/share/../lib/libz.so.1, /usr/lib/libz.so.1.2",
    "/usr/lib/libc.so, /lib/libc.so.6",
    "/usr/lib/libm.so,",
    "/lib/libz.so,",
    "/passwd,",
    "/self,",
    "/dangling,",
    "/,"
  })
  void followsLinksInsideTheTreeOnly(String path, String expected) {
    assertThat(tree.resolve(path).map(AppEntry::path)).isEqualTo(Optional.ofNullable(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "/lib/libz.so.1.2, /usr/lib/libz.so.1.2",
    "/lib/libz.so, /usr/lib/libz.so.1.2",
    "/usr/lib/libm.so, /usr/lib/libz.so.1.2",
    "/usr/lib/libc.so.6, /lib/libc.so.6",
    "/lib/libnone.so,"
  })
  void takesLibAndUsrLibForOneWhereAsked(String path, String expected) {
    assertThat(tree.resolveMerged(path).map(AppEntry::path))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void findsTheExactPathFirst() {
    assertThat(tree.findMerged("/lib/libc.so.6")).isEqualTo(tree.find("/lib/libc.so.6"));
    assertThat(tree.findMerged("/usr/lib/libc.so.6")).isEqualTo(tree.find("/lib/libc.so.6"));
    assertThat(tree.findMerged("/lib64")).isEqualTo(tree.find("/usr/lib64"));
    assertThat(tree.findMerged("/share")).isEmpty();
  }
}
