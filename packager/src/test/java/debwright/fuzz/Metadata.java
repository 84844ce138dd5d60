package debwright.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import debwright.debian.BuildDependencies;
import debwright.debian.ControlFile;
import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.LibraryName;
import debwright.debian.ShlibsFile;
import debwright.debian.SonameSymbols;
import debwright.debian.SymbolsFile;
import debwright.debian.Version;
import debwright.index.IndexException;
import debwright.index.PackageReading;
import debwright.index.Symbols;
import debwright.opened.DlopenNotes;
import debwright.plan.PackagePlan;
import debwright.plan.PackagePlanJson;
import debwright.plan.PlanSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the texts that packages and plans consist of. */
final class Metadata {
  private Metadata() {}

  /** An index gives each symbol back as its file has it. */
  static Optional<String> symbols(byte[] input) throws IndexException {
    for (SonameSymbols soname : SymbolsFile.parse(new String(input, ISO_8859_1)).sorted()) {
      same(soname, PackageReading.packed(soname));
    }
    return Optional.empty();
  }

  private static void same(SonameSymbols wanted, Symbols symbols) {
    expect(wanted.templates(), symbols.templates());
    expect(wanted.smallestVersion(), symbols.smallestVersion());
    expect(wanted.symbols().size(), symbols.size());
    for (Map.Entry<String, SonameSymbols.MinimalVersion> each : wanted.symbols().entrySet()) {
      int at = each.getKey().lastIndexOf('@');
      if (at >= 0 && each.getKey().chars().allMatch(c -> c < 0x80)) {
        String name = each.getKey().substring(0, at);
        expect(Optional.of(each.getValue()), symbols.find(name, each.getKey().substring(at + 1)));
      }
    }
  }

  /** Every entry is found by its own library and type. */
  static Optional<String> shlibs(byte[] input) {
    List<ShlibsFile.Entry> entries = ShlibsFile.parse(new String(input, ISO_8859_1)).entries();
    for (ShlibsFile.Entry entry : entries) {
      LibraryName library = entry.library();
      String type = entry.type().orElse("deb");
      expect(true, ShlibsFile.depends(entries, library, type).isPresent());
    }
    return Optional.empty();
  }

  /** Fields that are written as a paragraph are read again. */
  static Optional<String> control(byte[] input) {
    try {
      ControlFile control = ControlFile.parse(new String(input, UTF_8));
      StringBuilder text = new StringBuilder();
      control
          .fields()
          .forEach(
              (name, value) ->
                  text.append(name).append(": ").append(value.replace("\n", "\n ")).append('\n'));
      expect(control, ControlFile.parse(text.toString()));
      return Optional.empty();
    } catch (DebianSyntaxException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Relations that are written are read again, and can be sorted. */
  static Optional<String> relations(byte[] input) {
    try {
      Dependencies read = Dependencies.parse(new String(input, UTF_8));
      expect(read, Dependencies.parse(read.toString()));
      expect(read.sorted(), read.sorted().sorted());
      expect(read.packageNames(), read.sorted().packageNames());
      return Optional.empty();
    } catch (DebianSyntaxException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** They can be asked for. */
  static Optional<String> buildDepends(byte[] input) {
    try {
      BuildDependencies.ofControl(new String(input, UTF_8), "amd64");
      return Optional.empty();
    } catch (DebianSyntaxException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The order of the versions, one a line, is total. */
  static Optional<String> versions(byte[] input) {
    List<Version> versions = new ArrayList<>();
    new String(input, UTF_8).lines().limit(8).forEach(line -> versions.add(new Version(line)));
    for (Version a : versions) {
      for (Version b : versions) {
        expect(sign(a, b), -sign(b, a));
        versions.forEach(c -> transitive(a, b, c));
      }
    }
    return Optional.empty();
  }

  private static void transitive(Version a, Version b, Version c) {
    boolean chain = sign(a, b) <= 0 && sign(b, c) <= 0;
    expect(true, !chain || sign(a, c) <= 0);
  }

  private static int sign(Version a, Version b) {
    return Integer.signum(a.compareTo(b));
  }

  static Optional<String> alternatives(byte[] input) {
    PackageReading.alternatives(new String(input, ISO_8859_1));
    return Optional.empty();
  }

  /** A plan that is written is read again. */
  static Optional<String> plan(byte[] input) {
    try {
      PackagePlan plan = PackagePlanJson.read("plan.json", new String(input, UTF_8));
      expect(plan, PackagePlanJson.read("plan.json", PackagePlanJson.write(plan)));
      return Optional.empty();
    } catch (PlanSyntaxException e) {
      return Optional.of(String.valueOf(e.getMessage()).replace("\n", "; "));
    }
  }

  static Optional<String> dlopenNote(byte[] input) {
    List<String> problems = DlopenNotes.check(new String(input, UTF_8));
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("; ", problems.subList(0, Math.min(3, problems.size()))));
  }

  private static void expect(Object wanted, Object found) {
    if (!wanted.equals(found)) {
      throw new AssertionError("expected %s, found %s".formatted(wanted, found));
    }
  }
}
