package debwright.index;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.debian.LibraryName;
import debwright.debian.SonameSymbols.MinimalVersion;
import debwright.debian.SymbolsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveIndexTest {
  private static final String LIBV =
      """
      libv.so.1 libv1 #MINVER#
       f@Base 1.2
       f@V_2 2.0
       g@V_2 2.1
      #MISSING: 3# old@Base 1.0
      """;

  @TempDir private Path folder = Path.of("");

  private static SmallWorld world() {
    return new SmallWorld()
        .add("libv1", "/lib/x86_64-linux-gnu/libv.so.1", LIBV, "libv 1 libv1 (>= 1)\n", "libw1")
        .add("libw1", "/usr/lib/x86_64-linux-gnu/libw.so.1", "", "libw 1 libw1 (>= 3)\n");
  }

  @Test
  void answersWhatWasPutIn() throws IOException, IndexException {
    ArchiveIndex index = world().index(folder);
    assertThat(index.facts().quality()).isEqualTo("symbols");
    assertThat(index.facts().date()).isEqualTo("2023-11-14");
    assertThat(index.libraries("libv.so.1"))
        .singleElement()
        .satisfies(
            library -> {
              assertThat(library.path()).isEqualTo("/usr/lib/x86_64-linux-gnu/libv.so.1");
              assertThat(library.packageName()).isEqualTo("libv1");
            });
    assertThat(index.findPackage("libw1").orElseThrow().dependents()).isEqualTo(1);
    assertThat(index.shlibs(new LibraryName("libw", "1"), "libw1"))
        .singleElement()
        .satisfies(line -> assertThat(line.depends()).isEqualTo("libw1 (>= 3)"));
    assertThat(index.libraries("libv.so")).isEmpty();
    assertThat(index.findPackage("lib")).isEmpty();
  }

  @Test
  void tellsSymbolsOfOneNameApartByVersion() throws IOException, IndexException {
    Symbols symbols = world().index(folder).symbols("libv.so.1", "libv1").orElseThrow();
    assertThat(symbols.find("f", "Base")).contains(new MinimalVersion("1.2", 0, false));
    assertThat(symbols.find("f", "V_2")).contains(new MinimalVersion("2.0", 0, false));
    assertThat(symbols.find("f", "V_3")).isEmpty();
    assertThat(symbols.find("fo", "Base")).isEmpty();
    assertThat(symbols.find("old", "Base")).contains(new MinimalVersion("1.0", 0, true));
    assertThat(symbols.smallestVersion()).contains("1.0");
  }

  @Test
  void findsEverySymbolOfALargeFile() throws IndexException {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder("libbig.so.1 libbig1 #MINVER#\n");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      String name = "_ZN3big" + Integer.toHexString(random.nextInt()) + "Ev" + i;
      names.add(name);
      text.append(" ")
          .append(name)
          .append("@V_")
          .append(i % 7)
          .append(" 1.")
          .append(i % 11)
          .append("\n");
    }
    Symbols symbols =
        Symbols.decode(
            Symbols.encode(SymbolsFile.parse(text.toString()).sorted().iterator().next()));
    assertThat(symbols.size()).isEqualTo(5000);
    for (int i = 0; i < 5000; i++) {
      assertThat(symbols.find(names.get(i), "V_" + i % 7))
          .contains(new MinimalVersion("1." + i % 11, 0, false));
    }
  }

  @Test
  void comparesTheBytesOfNamesOutsideAscii() throws IndexException {
    String bytes = new String("h\u00e9".getBytes(UTF_8), ISO_8859_1);
    SymbolsFile file = SymbolsFile.parse("libv.so.1 libv1 #MINVER#\n " + bytes + "@Base 1.5\n");
    Symbols symbols = Symbols.decode(Symbols.encode(file.sorted().iterator().next()));
    assertThat(symbols.find("h\u00e9", "Base")).isPresent();
  }

  @Test
  void aNameThatSharesMoreThanThereIsIsDamage() {
    Encoder out = new Encoder();
    out.number(0);
    out.number(0);
    out.text("");
    out.number(1);
    out.text("Base");
    out.text("1");
    out.number(0);
    out.number(0);
    out.number(1);
    out.number(0);
    out.number(Integer.MAX_VALUE - 10);
    out.text("x");
    assertThatThrownBy(() -> Symbols.decode(out.toBytes())).isInstanceOf(IndexException.class);
  }

  @Test
  void looksUpInTablesOfManyBlocks() throws IndexException {
    TableWriter writer = new TableWriter();
    for (int i = 0; i < 20_000; i++) {
      writer.put(Keys.of("key" + i, "a"), new byte[] {(byte) i});
      writer.put(Keys.of("key" + i, "b"), new byte[] {(byte) (i + 1)});
    }
    Table table = new Table(java.nio.ByteBuffer.wrap(writer.toBytes()));
    assertThat(table.size()).isEqualTo(40_000);
    for (int i = 0; i < 20_000; i += 37) {
      List<Table.Entry> found = table.startingWith(Keys.of("key" + i));
      assertThat(found).hasSize(2);
      assertThat(found.get(0).value()).containsExactly((byte) i);
    }
    assertThat(table.startingWith(Keys.of("kex"))).isEmpty();
    assertThat(table.startingWith(Keys.of("kez"))).isEmpty();
    assertThat(table.all()).hasSize(40_000);
  }

  @Test
  void theSamePackagesInAnyOrderGiveTheSameBytes() throws IOException {
    List<PackageFacts> packages = new ArrayList<>(world().packages());
    assertThat(bytes(packages)).isEqualTo(bytes(reversed(packages)));
  }

  private static List<PackageFacts> reversed(List<PackageFacts> packages) {
    List<PackageFacts> reversed = new ArrayList<>(packages);
    Collections.reverse(reversed);
    return reversed;
  }

  private byte[] bytes(List<PackageFacts> packages) throws IOException {
    Path file = folder.resolve("order.index");
    IndexWriter writer = new IndexWriter(new Release("debian:12"), "amd64", "a test");
    packages.forEach(writer::add);
    writer.write(file);
    return Files.readAllBytes(file);
  }

  @Test
  void refusesWhatIsNoIndexAndNamesIt() throws IOException {
    Path file = Files.writeString(folder.resolve("x.index"), "#!/bin/sh\necho no index at all\n");
    assertThatThrownBy(() -> ArchiveIndex.open(file))
        .isInstanceOf(IndexException.class)
        .hasMessage(
            "index %s: its first bytes are not 'DWINDEX1': it is no index, or one of another format"
                .formatted(file));
  }

  @Test
  void refusesAnIndexThatIsCutOff() throws IOException, IndexException {
    world().index(folder);
    byte[] whole = Files.readAllBytes(folder.resolve("small.index"));
    Path cut = folder.resolve("cut.index");
    for (int length = 0; length < whole.length; length += 64) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ArchiveIndex.open(cut)).isInstanceOf(IndexException.class);
    }
  }

  @Test
  void damageIsAnErrorAndNeverACrash() throws IOException, IndexException {
    world().index(folder);
    byte[] whole = Files.readAllBytes(folder.resolve("small.index"));
    Path damaged = folder.resolve("damaged.index");
    Random random = new Random(11);
    int refused = 0;
    for (int round = 0; round < 400; round++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(damaged, bytes);
      try {
        ArchiveIndex index = ArchiveIndex.open(damaged);
        index.libraries("libv.so.1");
        index.symbols("libv.so.1", "libv1");
        index.shlibs(new LibraryName("libw", "1"), "libw1");
        index.findPackage("libv1");
      } catch (IndexException e) {
        refused++;
      }
    }
    assertThat(refused).as("damage that was noticed").isPositive();
  }

  @Test
  void findsTheBuiltInIndexOfDebian12() throws IOException, IndexException {
    Indexes indexes = new Indexes(folder, folder);
    ArchiveIndex index = indexes.find(new Release("debian:12"), "amd64").orElseThrow().index();
    assertThat(index.facts().counts().get("packages")).isGreaterThan(6_000);
    assertThat(index.facts().counts().get("symbol-entries")).isGreaterThan(1_000_000);
    assertThat(Provider.of("libz.so.1", index).get(0).packageName()).isEqualTo("zlib1g");
    assertThat(Provider.of("libnss3.so", index).get(0).packageName()).isEqualTo("libnss3");
    assertThat(Provider.of("libblas.so.3", index))
        .extracting(Provider::packageName)
        .contains("libblas3");
    assertThat(indexes.find(new Release("debian:12"), "arm64")).isEmpty();
  }

  @Test
  void theUsersIndexOverridesTheBuiltInOne() throws IOException, IndexException {
    Indexes indexes = new Indexes(folder, folder);
    world().index(folder);
    Files.move(folder.resolve("small.index"), indexes.userFile(new Release("debian:12"), "amd64"));
    assertThat(indexes.find(new Release("debian:12"), "amd64").orElseThrow().embedded()).isFalse();
    assertThat(indexes.list())
        .filteredOn(each -> each.index().facts().release().name().equals("debian:12"))
        .extracting(Indexes.Located::overridden)
        .containsExactly(false, true);
  }

  @Test
  void readsAlternativesOffAMaintainerScript() {
    String script =
        """
        update-alternatives --install /usr/lib/x86_64-linux-gnu/libblas.so.3 \\
          libblas.so.3-x86_64-linux-gnu /usr/lib/x86_64-linux-gnu/blas/libblas.so.3 10 \\
          --slave /lib/liblapack.so.3 x /usr/lib/lapack/liblapack.so.3
        update-alternatives --install /usr/bin/editor editor /usr/bin/vi 5
        update-alternatives --install $lib/libx.so x $lib/y.so 5
        """;
    assertThat(AlternativesScript.read(script, "libblas3"))
        .containsExactly(
            new Alternative(
                "/usr/lib/x86_64-linux-gnu/libblas.so.3",
                "/usr/lib/x86_64-linux-gnu/blas/libblas.so.3",
                "libblas3",
                10),
            new Alternative(
                "/usr/lib/liblapack.so.3", "/usr/lib/lapack/liblapack.so.3", "libblas3", 10));
  }

  @Test
  void treatsMergedFoldersAsOne() {
    assertThat(InstalledPath.of("/lib/x/../y//z")).isEqualTo("/usr/lib/y/z");
    assertThat(InstalledPath.of("/library/z")).isEqualTo("/library/z");
    assertThat(InstalledPath.target("/lib/a.so", "../lib64/b.so")).isEqualTo("/usr/lib64/b.so");
  }
}
