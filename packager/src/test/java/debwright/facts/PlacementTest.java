package debwright.facts;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.index.Standing;
import debwright.resolve.Architecture;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final String AMD64 = "64:LE:62:0";

  @Test
  void aFolderSaysOfWhichArchitectureALibraryIs() {
    assertThat(abi("/usr/lib/x86_64-linux-gnu/libz.so.1")).isEqualTo(AMD64);
    assertThat(abi("/usr/lib/libz.so.1")).isEqualTo(AMD64);
    assertThat(abi("/usr/lib32/libz.so.1")).isEqualTo("32:LE:3:0");
    assertThat(abi("/usr/libx32/libz.so.1")).isEqualTo("32:LE:62:0");
    assertThat(abi("/usr/aarch64-linux-gnu/lib/libc.so.6")).isEqualTo("64:LE:183:0");
    assertThat(abi("/usr/i686-linux-gnu/lib/libc.so.6")).isEqualTo("32:LE:3:0");
    assertThat(abi("/usr/hppa-linux-gnu/lib/libc.so.6")).isEqualTo("unknown");
    assertThat(abi("/usr/lib/i386-linux-gnu/libz.so.1")).isEqualTo("32:LE:3:0");
  }

  @Test
  void toolsForAnotherArchitectureAreOfThisOne() {
    assertThat(abi("/usr/lib/gcc-cross/aarch64-linux-gnu/12/liblto_plugin.so")).isEqualTo(AMD64);
    assertThat(abi("/usr/lib/aarch64-linux-gnu/bfd-plugins/libdep.so")).isEqualTo(AMD64);
  }

  private static String abi(String path) {
    return new Placement(Architecture.AMD64).at(path, "x", "a-package", Standing.EXACT).abi();
  }
}
