package debwright.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import debwright.elf.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsTest {
  @TempDir private Path folder = Path.of("");

  private Exports library(TinyElf elf) throws IOException, ElfException {
    return Exports.of(ElfFile.read(Files.write(folder.resolve("library"), elf.bytes())));
  }

  private Exports versioned() throws IOException, ElfException {
    return library(
        new TinyElf()
            .soname("libx.so.1")
            .needed("libc.so.6")
            .needed("liby.so.2")
            .defines("old", "X_1")
            .defines("new", "X_2")
            .defines("plain", ""));
  }

  @Test
  void areReadAgainAsTheyWere() throws IOException, ElfException, IndexException {
    Exports exports = Exports.decode(versioned().encode());
    assertThat(exports.versions()).containsExactly("X_1", "X_2");
    assertThat(exports.needed()).containsExactly("libc.so.6", "liby.so.2");
    assertThat(exports.knowsNames()).isTrue();
    assertThat(exports.mayHave("old", "X_1")).isTrue();
    assertThat(exports.mayHave("old", "X_2")).isFalse();
    assertThat(exports.mayHave("old")).as("a reference without a version").isTrue();
    assertThat(exports.mayHave("plain")).isTrue();
    assertThat(exports.mayHave("other")).isFalse();
  }

  @Test
  void withoutNamesDenyNone() throws IOException, ElfException, IndexException {
    Exports exports = Exports.decode(versioned().withoutNames().encode());
    assertThat(exports.knowsNames()).isFalse();
    assertThat(exports.versions()).containsExactly("X_1", "X_2");
    assertThat(exports.mayHave("other")).isTrue();
    assertThat(exports.mayHave("old", "X_2")).isTrue();
  }

  @Test
  void ofVariantsAreThoseOfAll() throws IOException, ElfException {
    Exports other = library(new TinyElf().needed("libz.so.1").defines("third", "X_3"));
    Exports both = versioned().with(other);
    assertThat(both.versions()).containsExactly("X_1", "X_2", "X_3");
    assertThat(both.needed()).containsExactly("libc.so.6", "liby.so.2", "libz.so.1");
    assertThat(both.mayHave("third", "X_3")).isTrue();
    assertThat(both.mayHave("new", "X_2")).isTrue();
    assertThat(both.with(other.withoutNames()).knowsNames()).isFalse();
  }

  @Test
  void ofAThousandNamesNoOtherIsTakenForOne() throws IOException, ElfException {
    TinyElf elf = new TinyElf();
    for (int i = 0; i < 1000; i++) {
      elf.defines("name" + i, "");
    }
    Exports exports = library(elf);
    for (int i = 0; i < 1000; i++) {
      assertThat(exports.mayHave("name" + i)).isTrue();
      assertThat(exports.mayHave("other" + i)).as("other" + i).isFalse();
    }
  }

  @Test
  void damageIsAnError() throws IOException, ElfException {
    byte[] bytes = versioned().encode();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> Exports.decode(cut))
          .as("%d bytes", length)
          .isInstanceOf(IndexException.class);
    }
  }
}
