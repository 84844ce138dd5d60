package debwright.elf;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.DpkgSource;
import debwright.debian.Perl;
import debwright.debian.Tools;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which objects go together, for us and for dpkg's own module, over machines and flags. */
final class DpkgAbiTest {
  private static final List<Integer> MACHINES =
      List.of(
          2, 3, 4, 8, 11, 15, 18, 20, 21, 22, 40, 41, 42, 43, 50, 62, 183, 195, 258, 0x9026,
          0xa390);

  /** Of these only one of the two versions knows flags or older numbers. */
  private static final List<Integer> YOUNG = List.of(92, 243, 0x8472);

  private static final List<Integer> OLD = List.of(83, 88, 89, 90, 94, 0x1057, 0x9041, 0xbeef);

  private static final List<Integer> FLAGS =
      List.of(0, 1, 2, 4, 7, 8, 0x10, 0x20, 0x1000, 0x05000400);

  private static final String PROGRAM =
      """
      use strict; use warnings; use Dpkg::Shlibs::Objdump;
      while (my $file = <STDIN>) {
        chomp $file;
        print unpack('H*', Dpkg::Shlibs::Objdump::get_format($file)), "\\n";
      }
      """;

  @TempDir private Path folder = Path.of("");

  private List<Path> headers(List<Integer> machines) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int machine : machines) {
      for (int flags : FLAGS) {
        files.add(header(machine, flags, 2, ByteOrder.LITTLE_ENDIAN));
      }
      files.add(header(machine, 0, 2, ByteOrder.BIG_ENDIAN));
      files.add(header(machine, 0, 1, ByteOrder.LITTLE_ENDIAN));
    }
    return files;
  }

  private Path header(int machine, int flags, int bits, ByteOrder order) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(64).order(order);
    header.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) bits});
    header.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2)).put((byte) 1).position(16);
    header.putShort((short) 3).putShort((short) machine).putInt(1);
    header
        .putInt(bits == 1 ? 36 : 48, flags)
        .putShort(bits == 1 ? 40 : 52, (short) (bits == 1 ? 52 : 64));
    String name = "%x-%x-%d-%s".formatted(machine, flags, bits, order);
    return Files.write(folder.resolve(name), header.array());
  }

  private void compare(List<Integer> machines, Map<String, String> environment) throws Exception {
    List<Path> files = headers(machines);
    List<String> theirs =
        Perl.run(PROGRAM, environment, files.stream().map(Path::toString).toList());
    assertThat(theirs).hasSameSizeAs(files);
    Map<String, Abi> ofTheirs = new HashMap<>();
    Map<Abi, String> ofOurs = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      Abi ours = ElfFile.read(files.get(i)).abi();
      String name = String.valueOf(files.get(i).getFileName());
      assertThat(ofTheirs.computeIfAbsent(theirs.get(i), key -> ours)).as(name).isEqualTo(ours);
      assertThat(ofOurs.put(ours, theirs.get(i))).as(name).isIn(theirs.get(i), null);
    }
    assertThat(ofOurs).hasSizeGreaterThan(3 * (machines.size() - 8));
  }

  private static List<Integer> with(List<Integer> more) {
    List<Integer> all = new ArrayList<>(MACHINES);
    all.addAll(more);
    return all;
  }

  @Test
  void objectsGoTogetherAsTheInstalledModuleSays() throws Exception {
    Tools.need("dpkg-shlibdeps");
    compare(with(OLD), Map.of());
  }

  @Test
  void objectsGoTogetherAsTheYoungerModuleSays() throws Exception {
    Path tree = DpkgSource.tree();
    compare(
        with(YOUNG),
        Map.of(
            "PERL5LIB",
            tree.resolve("scripts").toString(),
            "DPKG_DATADIR",
            tree.resolve("data").toString()));
  }
}
