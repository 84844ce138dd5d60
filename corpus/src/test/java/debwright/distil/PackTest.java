package debwright.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import debwright.elf.HoleException;
import debwright.elf.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackTest {
  @TempDir Path folder;
  private World world;
  private Path pack;

  @BeforeEach
  void build() throws IOException {
    world = World.with(folder);
    pack = folder.resolve("p.tar.zst");
  }

  @Test
  void isUnpackedByTarWithNamesModesAndSizes() throws Exception {
    World.need("zstd", "zstd");
    world.pack(pack, "bookworm/app");
    Path unpacked = unpack();
    assertThat(listing(unpacked)).isEqualTo(listing(world.app()));
  }

  @Test
  void readelfSaysTheSameOfTheDistilledFile() throws Exception {
    World.need("readelf", "binutils");
    world.pack(pack, "bookworm/app");
    Path unpacked = unpack();
    for (Path program : programs()) {
      String name = world.app().relativize(program).toString();
      String[] command = {"readelf", "-dVW", "--dyn-syms", name};
      assertThat(World.run(unpacked, command)).isEqualTo(World.run(world.app(), command));
    }
  }

  @Test
  void dpkgShlibdepsSaysTheSameOfTheDistilledFiles() throws Exception {
    World.need("dpkg-shlibdeps", "dpkg-dev");
    world.pack(pack, "bookworm/app");
    Path unpacked = unpack();
    List<String> names =
        programs().stream().map(program -> world.app().relativize(program).toString()).toList();
    assertThat(shlibdeps(unpacked, names))
        .isEqualTo(shlibdeps(world.app(), names))
        .contains("libc6");
  }

  /** What all of them need together: a call takes a second. */
  private static String shlibdeps(Path tree, List<String> names) throws Exception {
    Files.createDirectories(tree.resolve("debian"));
    Files.writeString(tree.resolve("debian/control"), "");
    List<String> command = new ArrayList<>(List.of("dpkg-shlibdeps", "-O"));
    command.addAll(names);
    return World.run(tree, command.toArray(String[]::new));
  }

  @Test
  void holdsNoByteOfCode() throws Exception {
    World.need("zstd", "zstd");
    world.pack(pack, "bookworm/app");
    Path unpacked = unpack();
    for (Path program : programs()) {
      byte[] bytes = Files.readAllBytes(unpacked.resolve(world.app().relativize(program)));
      for (Section section : ElfFile.read(program).headers().sections()) {
        if ((section.flags() & Section.SHF_EXECINSTR) != 0) {
          int end = (int) (section.offset() + section.size());
          byte[] code = Arrays.copyOfRange(bytes, (int) section.offset(), end);
          assertThat(code).as(section.name()).containsOnly(0);
        }
      }
    }
  }

  @Test
  void aSliceIsATreeThatReadsAsTheAppDid() throws Exception {
    PackedItem item = world.pack(pack, "bookworm/aaa", "bookworm/app", "bookworm/zzz").get(1);
    List<PackedItem> slices = new PackReader(pack).extract("bookworm/app"::equals, folder);
    assertThat(slices).containsExactly(item);
    Path slice = folder.resolve(item.sha256() + ".tar");
    assertThat(Files.size(slice)).isEqualTo(item.size() + 1024);
    try (AppTree tree = world.tree();
        AppTree distilled = AppTree.open(slice, Limits.DEFAULT)) {
      assertThat(seen(distilled)).isEqualTo(seen(tree));
      for (AppEntry entry : tree.entries()) {
        compare(entry, tree, distilled);
      }
    }
  }

  /** All that is known of the entries, whether or not it was known from the start. */
  private static List<String> seen(AppTree tree) throws IOException {
    List<String> seen = new ArrayList<>();
    for (AppEntry entry : tree.entries()) {
      seen.add(
          "%s %s %o %d %s %b"
              .formatted(
                  entry.path(),
                  entry.kind(),
                  entry.mode(),
                  entry.size(),
                  entry.linkTarget(),
                  entry.elf()));
    }
    return seen;
  }

  private static void compare(AppEntry entry, AppTree tree, AppTree distilled)
      throws IOException, ElfException {
    if (entry.elf()) {
      assertThat(ElfFile.read(distilled.content(entry)))
          .isEqualTo(ElfFile.read(tree.content(entry)));
      assertThatThrownBy(() -> new LibraryNames(distilled.content(entry)).find())
          .isInstanceOf(HoleException.class);
    }
  }

  @Test
  void isTheSameEveryTime() throws Exception {
    Path again = folder.resolve("again.tar.zst");
    assertThat(world.pack(pack, "a/a", "b/b")).isEqualTo(world.pack(again, "a/a", "b/b"));
    assertThat(pack).hasSameBinaryContentAs(again);
  }

  @Test
  void mayBeReadByEverybody() throws Exception {
    world.pack(pack, "a/a");
    assertThat(Files.getPosixFilePermissions(pack))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void leavesNothingBehindUnlessFinished() throws Exception {
    try (PackWriter writer = PackWriter.open(pack);
        AppTree tree = world.tree()) {
      writer.add("a/a", tree);
      assertThatThrownBy(() -> writer.add("a/a", tree))
          .hasMessage("items out of order: a/a after a/a");
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(world.app());
    }
  }

  @Test
  void saysWhereAPackIsDamaged() throws Exception {
    Files.write(pack, new byte[] {1, 2, 3, 4, 5, 6});
    assertThatThrownBy(() -> new PackReader(pack).extract(id -> true, folder))
        .isInstanceOf(PackException.class)
        .hasMessageStartingWith(pack + ": expected a tar in zstd, found ");
  }

  @Test
  void refusesOrReadsACutOrChangedPack() throws IOException, ArchiveException {
    world.pack(pack, "a/a");
    byte[] good = Files.readAllBytes(pack);
    Random random = new Random(7);
    int refused = 0;
    for (int round = 0; round < 60; round++) {
      byte[] bad = Arrays.copyOf(good, round % 2 == 0 ? random.nextInt(good.length) : good.length);
      if (bad.length > 0) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
      }
      Files.write(pack, bad);
      refused += refuses() ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(50);
  }

  private boolean refuses() throws IOException {
    try {
      return new PackReader(pack).extract(id -> true, folder).isEmpty();
    } catch (PackException damage) {
      return true;
    }
  }

  @Test
  void distilsToTheSameBytesWhatHasZerosForWhatWasLeftOut() throws Exception {
    for (boolean lean : List.of(true, false)) {
      PackedItem item = quick(world.app(), lean);
      PackedItem filled = new PackReader(pack).extractFilled(id -> true, folder).get(0);
      assertThat(quick(folder.resolve(filled.sha256() + ".tar"), lean))
          .as("lean: " + lean)
          .isEqualTo(item);
    }
  }

  private PackedItem quick(Path app, boolean lean) throws IOException, ArchiveException {
    try (PackWriter writer = PackWriter.openQuick(pack);
        AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      PackedItem item = writer.add("a/a", tree, lean);
      writer.finish();
      return item;
    }
  }

  @Test
  void countsTheCodeOfAnAppAndFindsNoneInItsPack() throws Exception {
    quick(world.app(), true);
    PackedItem filled = new PackReader(pack).extractFilled(id -> true, folder).get(0);
    try (AppTree tree = AppTree.open(folder.resolve(filled.sha256() + ".tar"), Limits.DEFAULT);
        AppTree app = world.tree()) {
      assertThat(Inventory.of(app).codeKept()).as("of the app itself").isPositive();
      assertThat(Inventory.of(tree).codeKept()).isZero();
      assertThat(Inventory.of(tree).code()).isEqualTo(Inventory.of(app).code());
      assertThat(Inventory.of(tree).size()).isEqualTo(Inventory.of(app).size());
    }
  }

  @Test
  void copiesAnItemFromPackToPackAsItIs() throws Exception {
    PackedItem item = quick(world.app(), true);
    new PackReader(pack).extract(id -> true, folder);
    Path other = folder.resolve("other.tar.zst");
    try (PackWriter writer = PackWriter.openQuick(other)) {
      assertThat(writer.copy(item, folder.resolve(item.sha256() + ".tar"))).isEqualTo(item);
      writer.finish();
    }
    assertThat(other).hasSameBinaryContentAs(pack);
  }

  @Test
  void refusesAPackThatUnpacksToMoreThanItMay() throws Exception {
    long size = quick(world.app(), true).size();
    assertThat(new PackReader(pack, size + 1024).extract(id -> true, folder)).hasSize(1);
    assertThatThrownBy(() -> new PackReader(pack, size / 2).extract(id -> true, folder))
        .isInstanceOf(PackException.class)
        .hasMessage(pack + ": expected a tar in zstd, found more than " + size / 2 + " bytes");
  }

  private Path unpack() throws Exception {
    Path target = Files.createDirectories(folder.resolve("unpacked"));
    World.run(target, "tar", "--zstd", "-xf", pack.toString());
    return target.resolve("bookworm/app");
  }

  private List<Path> programs() {
    return World.PROGRAMS.stream()
        .map(program -> world.program(Path.of(program).getFileName().toString()))
        .filter(Files::exists)
        .toList();
  }

  private static List<String> listing(Path tree) throws Exception {
    String format = "%P %y %m %l " + "%s\\n";
    String all = World.run(tree, "find", ".", "-type", "d", "-o", "-printf", format);
    return Stream.of(all.split("\n", -1)).sorted().toList();
  }
}
