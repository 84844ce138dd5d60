package debwright.distil;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.archive.AppTree;
import debwright.archive.Limits;
import debwright.elf.ByteSource;
import debwright.elf.DynamicSymbol;
import debwright.elf.ElfFile;
import debwright.source.Command;
import debwright.source.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeanObjectTest {
  @TempDir Path app;

  @BeforeEach
  void compile() throws IOException {
    Tools.require("gcc");
    compile("libdoes.so", "int asked(void) { return 1; } int unasked(void) { return 2; }");
    compile("asks.so", "int asked(void); int Java_entry(void) { return asked(); }");
  }

  @Test
  void forgetsWhatNobodyAsksForAndWhereSymbolsLie() throws Exception {
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      ElfFile lean = lean(tree, "/libdoes.so");
      ElfFile whole = ElfFile.read(tree.content(tree.find("/libdoes.so").orElseThrow()));
      assertThat(defined(whole)).contains("asked", "unasked");
      assertThat(defined(lean)).contains("asked", "").doesNotContain("unasked");
      assertThat(lean.symbols()).hasSameSizeAs(whole.symbols());
      assertThat(lean.dynamicSection()).isEqualTo(whole.dynamicSection());
      assertThat(undefined(lean)).isEqualTo(undefined(whole));
      assertThat(lean.versionNeeds()).isEqualTo(whole.versionNeeds());
    }
  }

  @Test
  void keepsTheNamesByWhichAHostFindsItsPlugins() throws Exception {
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      assertThat(defined(lean(tree, "/asks.so"))).contains("Java_entry");
    }
  }

  @Test
  void keepsAllNamesWhereTwoMayStandInForEachOther() throws Exception {
    compile("libdoes-2.so", "int unasked(void) { return 3; }");
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      AskedNames names = AskedNames.of(tree);
      assertThat(names.allOf("/libdoes.so")).isTrue();
      assertThat(names.allOf("/asks.so")).isFalse();
    }
  }

  @Test
  void keepsTheNamesOfVersionsThatAreSymbolsToo() throws Exception {
    Files.writeString(app.resolve("map"), "DOES_1.0 { global: asked; };");
    compile("libversioned.so", "int asked(void) { return 1; }", "-Wl,--version-script=map");
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      ElfFile lean = ElfFile.read(LeanObject.of(content(tree, "/libversioned.so"), n -> false));
      assertThat(lean.versionDefinitions()).contains("DOES_1.0");
      assertThat(defined(lean)).doesNotContain("asked");
    }
  }

  @Test
  void leavesWhatIsNoElfFileAsItIs() throws IOException {
    ByteSource text = ByteSource.of(new byte[] {1, 2, 3});
    assertThat(LeanObject.of(text, name -> false)).isSameAs(text);
  }

  private static ElfFile lean(AppTree tree, String path) throws Exception {
    AskedNames names = AskedNames.of(tree);
    return ElfFile.read(LeanObject.of(content(tree, path), names::has));
  }

  private static ByteSource content(AppTree tree, String path) throws Exception {
    return tree.content(tree.find(path).orElseThrow());
  }

  private static Set<String> defined(ElfFile file) {
    return names(file, true);
  }

  private static Set<String> undefined(ElfFile file) {
    return names(file, false);
  }

  private static Set<String> names(ElfFile file, boolean defined) {
    return file.symbols().stream()
        .filter(symbol -> symbol.defined() == defined)
        .map(DynamicSymbol::name)
        .collect(java.util.stream.Collectors.toSet());
  }

  private void compile(String name, String code, String... options) throws IOException {
    Path source = Files.writeString(app.resolve(name + ".c"), code);
    Command.Result result =
        Command.of("gcc", "-shared", "-fPIC", "-o", name, source.toString())
            .with(List.of(options))
            .in(app)
            .run();
    assertThat(result.ok()).as(result.err()).isTrue();
  }
}
