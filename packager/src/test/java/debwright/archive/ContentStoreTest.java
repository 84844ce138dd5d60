package debwright.archive;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.elf.ByteSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentStoreTest {
  private static final int BIG = 20 << 20;

  @TempDir Path temp;

  @Test
  void keepsContentsBeyondTheHeapsShareInAFileWithoutAName() throws Exception {
    List<Path> before = scratchFiles();
    try (AppTree tree = AppTree.open(threeBigFiles(), Limits.DEFAULT)) {
      assertThat(scratchFiles()).isEqualTo(before);
      for (String name : List.of("a", "b", "c")) {
        ByteSource content = tree.content(tree.find("/" + name).orElseThrow());
        assertThat(content.size()).isEqualTo(BIG);
        assertThat(content.read(BIG - 2, 2))
            .isEqualTo(ByteBuffer.wrap(new byte[] {(byte) name.charAt(0), 'z'}));
      }
    }
  }

  private Path threeBigFiles() throws IOException {
    Path tar = temp.resolve("big.tar");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(tar))) {
      for (String name : List.of("a", "b", "c")) {
        byte[] data = new byte[BIG];
        System.arraycopy(Tars.ELF, 0, data, 0, Tars.ELF.length);
        data[BIG - 2] = (byte) name.charAt(0);
        data[BIG - 1] = 'z';
        out.write(new Tars().file(name, data).bytes());
      }
      out.write(new Tars().end());
    }
    return tar;
  }

  private static List<Path> scratchFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.toString().endsWith(".scratch")).sorted().toList();
    }
  }
}
