package debwright.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An {@link ElfFile} in the words of readelf. */
record Rendering(ElfFile file) {

  List<String> dynamic() {
    List<String> lines = new ArrayList<>();
    file.needed().forEach(name -> lines.add("NEEDED " + name));
    file.soname().ifPresent(name -> lines.add("SONAME " + name));
    path("RPATH", file.rpath(), lines);
    path("RUNPATH", file.runpath(), lines);
    return lines;
  }

  private static void path(String tag, List<String> path, List<String> lines) {
    if (!path.isEmpty()) {
      lines.add(tag + " " + String.join(":", path));
    }
  }

  List<String> symbols() {
    return file.symbols().stream().map(this::symbol).toList();
  }

  private String symbol(DynamicSymbol symbol) {
    return (symbol.weak() ? "WEAK" : "GLOBAL")
        + (symbol.defined() ? " DEF " : " UND ")
        + symbol.name()
        + symbol.version().map(version -> version(symbol, version)).orElse("");
  }

  /** Two marks stand before a default definition; the symbol that is a version has none. */
  private String version(DynamicSymbol symbol, String version) {
    boolean ours = symbol.defined() && file.versionDefinitions().contains(version);
    if (ours && symbol.name().equals(version)) {
      return "";
    }
    return (ours && !symbol.hidden() ? "@@" : "@") + version;
  }

  List<String> copied() {
    return file.symbols().stream()
        .filter(DynamicSymbol::copied)
        .map(DynamicSymbol::name)
        .sorted()
        .toList();
  }

  List<String> interpreter() {
    return file.interpreter().stream().toList();
  }

  List<String> abiTag() {
    return file.abiTag().stream().map(Rendering::abiTag).toList();
  }

  private static String abiTag(AbiTag tag) {
    String os = tag.os() == 0 ? "Linux" : "os " + tag.os();
    return "%s %d.%d.%d".formatted(os, tag.major(), tag.minor(), tag.subminor());
  }

  List<String> versions() {
    Stream<String> needs = file.versionNeeds().stream().map(Rendering::need);
    Stream<String> definitions = file.versionDefinitions().stream().map(name -> "defines " + name);
    return Stream.concat(needs, definitions).sorted().toList();
  }

  private static String need(VersionNeed need) {
    return need.file() + " " + need.version() + (need.weak() ? " WEAK" : " none");
  }
}
