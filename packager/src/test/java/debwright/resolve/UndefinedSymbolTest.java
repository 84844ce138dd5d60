package debwright.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.elf.ElfException;
import debwright.elf.TinyElf;
import debwright.index.IndexException;
import debwright.index.SmallWorld;
import debwright.plan.Loading.UndefinedSymbol;
import debwright.plan.Outcome;
import debwright.plan.ReleasePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether each symbol that an app needs is there, versions aside. */
class UndefinedSymbolTest {
  private static final String SYSTEM = "/usr/lib/x86_64-linux-gnu/";
  private static final String LINKER = "/lib64/ld-linux-x86-64.so.2";

  @TempDir private Path folder = Path.of("");

  private static SmallWorld world() throws IOException, ElfException {
    return new SmallWorld()
        .add(
            "libq5",
            SYSTEM + "libq.so.5",
            "libq.so.5 libq5 #MINVER#\n Q_5@Q_5 1.0\n old@Q_5 1.0\n moved@Q_5 1.0\n",
            "")
        .add("libr1", SYSTEM + "libr.so.1", "libr.so.1 libr1 #MINVER#\n deep@Base 1.0\n", "")
        .add("libp1", SYSTEM + "libp.so.1", "", "libp 1 libp1\n")
        .exports("libq5", new TinyElf().soname("libq.so.5").needed("libr.so.1"))
        .exports("libr1", new TinyElf().soname("libr.so.1"))
        .exports(
            "libp1",
            new TinyElf()
                .soname("libp.so.1")
                .needed("libq.so.5")
                .defines("plain", "")
                .defines("versioned", "P_1"));
  }

  private ReleasePlan plan(SmallWorld world, TinyElf program)
      throws IOException, IndexException, ArchiveException {
    return plan(world, write("program", program));
  }

  private Path write(String path, TinyElf object) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, object.bytes());
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private ReleasePlan plan(SmallWorld world, Path file)
      throws IOException, IndexException, ArchiveException {
    Rules rules = new Rules(Mode.LOADER, Strategy.SYMBOLS, DpkgRules.V1_22_22, List.of());
    try (AppTree tree = AppTree.open(file, Limits.DEFAULT)) {
      return Packager.of("program", List.of(tree))
          .plan(List.of(new Packager.Request(world.index(folder), Architecture.AMD64, rules)))
          .releases()
          .get(0);
    }
  }

  private static TinyElf program(String... needed) {
    TinyElf program = new TinyElf().interpreter(LINKER);
    for (String each : needed) {
      program.needed(each);
    }
    return program;
  }

  @Test
  void aSymbolOfAVersionThatTheLibraryHasMayBeTooNew() throws Exception {
    ReleasePlan plan = plan(world(), program("libq.so.5").uses("fresh", "Q_5"));
    assertThat(plan.outcome()).isEqualTo(Outcome.MISSING_SYMBOL);
    assertThat(plan.reason())
        .isEqualTo("needs fresh@Q_5 (/program), which libq.so.5 of debian:12 has not");
    assertThat(plan.loading().undefined())
        .containsExactly(new UndefinedSymbol("/program", "libq.so.5", "fresh", "Q_5"));
  }

  @Test
  void whatIsThereIsFine() throws Exception {
    ReleasePlan plan = plan(world(), program("libq.so.5").uses("old", "Q_5"));
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
    assertThat(plan.loading().undefined()).isEmpty();
  }

  @Test
  void readsLibrariesThatHaveNoSymbolsFile() throws Exception {
    assertThat(plan(world(), program("libp.so.1").uses("versioned", "P_1")).outcome())
        .isEqualTo(Outcome.OK);
    assertThat(plan(world(), program("libp.so.1").uses("fresh", "P_1")).outcome())
        .isEqualTo(Outcome.MISSING_SYMBOL);
    ReleasePlan plan = plan(world(), program("libp.so.1").uses("versioned", "P_2"));
    assertThat(plan.outcome()).isEqualTo(Outcome.VERSION_TOO_OLD);
    assertThat(plan.reason()).isEqualTo("needs P_2 (/program: versioned), debian:12 has 1");
  }

  @Test
  void aSymbolWithoutVersionMayBeInWhatLibrariesNeed() throws Exception {
    assertThat(plan(world(), program("libp.so.1").uses("plain", "").uses("deep", "")).outcome())
        .isEqualTo(Outcome.OK);
  }

  @Test
  void aSymbolWithoutVersionMayBeNowhere() throws Exception {
    ReleasePlan plan =
        plan(world(), program("libp.so.1").uses("plain", "").uses("a", "").uses("b", ""));
    assertThat(plan.outcome()).isEqualTo(Outcome.MISSING_SYMBOL);
    assertThat(plan.reason())
        .isEqualTo("needs a and 1 more (/program), which none of its libraries of debian:12 has");
    assertThat(plan.fingerprint()).isEqualTo("lacks a");
  }

  @Test
  void nothingIsSaidWhereALibraryIsNotKnown() throws Exception {
    SmallWorld world = world().add("libu1", SYSTEM + "libu.so.1", "", "libu 1 libu1\n");
    assertThat(plan(world, program("libp.so.1", "libu.so.1").uses("a", "")).outcome())
        .isEqualTo(Outcome.OK);
  }

  @Test
  void aPluginFindsWhatAnotherPluginOfItsProgramDefines() throws Exception {
    write("app/host", program("libp.so.1").defines("api", ""));
    write("app/one.so", new TinyElf().needed("libp.so.1").uses("api", "").uses("other", ""));
    ReleasePlan alone = plan(world(), folder.resolve("app"));
    assertThat(alone.reason())
        .isEqualTo("needs other (/one.so), which none of its libraries of debian:12 has");
    write("app/two.so", new TinyElf().needed("libp.so.1").uses("api", "").defines("other", ""));
    assertThat(plan(world(), folder.resolve("app")).outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void nothingIsSaidOfAPluginWhoseHostIsNotKnown() throws Exception {
    TinyElf plugin = new TinyElf().needed("libp.so.1").uses("a", "");
    assertThat(plan(world(), plugin).outcome()).isEqualTo(Outcome.OK);
  }
}
