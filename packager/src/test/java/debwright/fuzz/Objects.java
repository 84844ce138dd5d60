package debwright.fuzz;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.elf.ByteSource;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import debwright.elf.TinyElf;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.SmallWorld;
import debwright.plan.Plan;
import debwright.plan.PlanJson;
import debwright.resolve.Architecture;
import debwright.resolve.DpkgRules;
import debwright.resolve.Mode;
import debwright.resolve.Packager;
import debwright.resolve.Rules;
import debwright.resolve.Strategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads ELF objects, and works out what they need. */
final class Objects {
  private static final ArchiveIndex INDEX = index();

  private Objects() {}

  static Optional<String> read(byte[] input) throws IOException {
    try {
      ElfFile file = ElfFile.read(ByteSource.of(input));
      boolean odd = file.isProgram() && file.platform().toString().isEmpty();
      return file.isLoadable() && odd ? Optional.of("a program for nothing") : Optional.empty();
    } catch (ElfException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Both modes and rule sets, on a small archive. */
  static Optional<String> plan(byte[] input) throws IOException, IndexException {
    try (AppTree tree = AppTree.open(Scratch.file("app", input), Limits.DEFAULT)) {
      Packager packager = Packager.of("app", List.of(tree));
      Architecture architecture = packager.architecture().orElse(Architecture.AMD64);
      Plan exact = plan(packager, architecture, Mode.EXACT, DpkgRules.V1_22_22);
      Plan loader = plan(packager, architecture, Mode.LOADER, DpkgRules.V1_21);
      return PlanJson.text(exact).isEmpty() ? Optional.empty() : reason(loader);
    } catch (ArchiveException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Plan plan(Packager packager, Architecture architecture, Mode mode, DpkgRules dpkg)
      throws IOException, IndexException {
    Rules rules = new Rules(mode, Strategy.SYMBOLS, dpkg, List.of());
    return packager.plan(List.of(new Packager.Request(INDEX, architecture, rules)));
  }

  private static Optional<String> reason(Plan plan) {
    return Optional.of(
            plan.releases().stream()
                .filter(release -> !release.outcome().kind().passes())
                .map(release -> release.outcome() + ": " + release.reason())
                .collect(Collectors.joining("; ")))
        .filter(text -> !text.isEmpty());
  }

  private static ArchiveIndex index() {
    String libc = "libc.so.6 libc6 #MINVER#\n| libc6-private\n puts@GLIBC_2.2.5 2.2.5\n";
    String path = "/usr/lib/x86_64-linux-gnu/";
    try {
      return new SmallWorld()
          .add("libc6", path + "libc.so.6", libc, "libc 6 libc6 (>= 2.36)\n")
          .add("libw1", path + "libw.so.1", "", "libw 1 libw1 (>= 3) | libw-any\n")
          .index(Scratch.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IndexException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A sound object to start from. */
  static byte[] seed() {
    return new TinyElf()
        .soname("libtiny.so.1")
        .needed("libc.so.6")
        .uses("puts", "GLIBC_2.2.5")
        .uses("free", "")
        .uses("dlopen", "")
        .constant("")
        .constant("libw.so.1")
        .dlopenNote("[{\"soname\":[\"libw.so.1\"],\"priority\":\"required\"}]")
        .bytes();
  }
}
