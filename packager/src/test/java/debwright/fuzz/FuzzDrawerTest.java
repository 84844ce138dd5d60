package debwright.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.index.IndexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Inputs that once broke a promise, and a few seeded ones that might. */
class FuzzDrawerTest {
  private static final Path DRAWER = Path.of("src/test/resources/debwright/fuzz/drawer");
  private static final int ROUNDS = 60;

  @Test
  void everyInputOfTheDrawerGivesItsMessage() throws IOException {
    List<String> lines = Files.readAllLines(DRAWER.resolve("messages.txt"));
    for (String line : lines) {
      String[] parts = line.split(": ", 2);
      byte[] input = Files.readAllBytes(DRAWER.resolve(parts[0]));
      Target target = Target.of(parts[0].substring(0, parts[0].indexOf('/')));
      assertThat(target.read(input).orElse("accepted")).as(parts[0]).isEqualTo(parts[1]);
    }
    try (Stream<Path> files = Files.walk(DRAWER)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(lines.size() + 1);
    }
  }

  /** What repeats without end took the stack of a pattern that repeats itself. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RELATIONS | a | ' <b>'",
        "RELATIONS | a | ' '",
        "ALTERNATIVES | --install /usr/lib/a.so b /usr/lib/c.so 1 | ' --slave /l/d.so e /l/f.so'",
        "SHLIBS | a | ' 1'",
        "SYMBOLS | a.so.1 a%n f@B | ' 1'",
        "CONTENTS | a.so | .1",
        "RELEASE | A: | %n b",
        "PACKAGES | Package: a | %nSize: 1",
        "BUILD_DEPENDS | Build-Depends: a | ' [b] <c>'",
        "CONTROL | A: | %n b",
        "VERSIONS | 1 | ~",
        "DLOPEN_NOTE | [ | [",
        "DLOPEN_NOTE | [ | '0,'",
        "DLOPEN_NOTE | [ | '{},'",
      })
  @Timeout(10)
  void takesWhatRepeats(Target target, String start, String more) {
    String text = start + more.repeat(100_000 / more.length());
    target.read(text.replace("%n", "\n").getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  @Timeout(60)
  void keepsItsPromisesOnDamagedSeeds(Target target) throws IOException, IndexException {
    Random random = new Random(20);
    for (Map.Entry<String, byte[]> seed : Seeds.made(target).entrySet()) {
      target.read(seed.getValue());
      for (int round = 0; round < ROUNDS; round++) {
        target.read(damaged(seed.getValue(), random));
      }
    }
  }

  private static byte[] damaged(byte[] seed, Random random) {
    byte[] bytes = seed.clone();
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      if (random.nextInt(5) == 0) {
        bytes = Arrays.copyOf(bytes, at);
      } else {
        bytes[at] = (byte) random.nextInt(256);
      }
    }
    return bytes;
  }
}
