package debwright.resolve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.DpkgSource;
import debwright.debian.Perl;
import debwright.debian.Tools;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import debwright.elf.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects of this system, as we read them and as dpkg's own module reads them off objdump. */
final class DpkgObjectsTest {
  /** Per object: its soname, its needed libraries, its search path and the symbols that it uses. */
  private static final String PROGRAM =
      """
      use strict; use warnings; use Dpkg::Shlibs::Objdump;
      while (my $file = <STDIN>) {
        chomp $file;
        my $object = Dpkg::Shlibs::Objdump::Object->new($file);
        my %uses = map { $_->{name} . '@' . ($_->{version} || 'Base') => 1 }
            $object->get_undefined_dynamic_symbols();
        print join(' ', $file, $object->{SONAME}, join(',', $object->get_needed_libraries()),
            join(':', @{$object->{RPATH}}), sort keys %uses), "\\n";
      }
      """;

  private static final int OBJECTS = 15;

  @TempDir private Path folder = Path.of("");

  private static String ours(Path file, DpkgRules dpkg) throws IOException, ElfException {
    ElfFile elf = ElfFile.read(file);
    Set<String> uses = new TreeSet<>();
    new SymbolUses(Mode.EXACT, dpkg)
        .of(elf)
        .forEach(use -> uses.add(latin(use.name()) + "@" + use.version()));
    List<String> path = elf.runpath().isEmpty() ? elf.rpath() : elf.runpath();
    return Stream.concat(
            Stream.of(
                file.toString(),
                elf.soname().orElse(""),
                String.join(",", elf.needed()),
                String.join(":", path)),
            uses.stream())
        .collect(Collectors.joining(" "));
  }

  // Perl sees the bytes.
  private static String latin(String name) {
    return new String(name.getBytes(java.nio.charset.StandardCharsets.UTF_8), ISO_8859_1);
  }

  private static List<Path> objects() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String place : List.of("/usr/bin", "/usr/lib/x86_64-linux-gnu")) {
      try (Stream<Path> all = Files.list(Path.of(place))) {
        all.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
            .forEach(files::add);
      }
    }
    Collections.sort(files);
    Collections.shuffle(files, new Random(20261125));
    List<Path> objects = new ArrayList<>();
    for (Path file : files) {
      if (objects.size() < OBJECTS && dynamic(file)) {
        objects.add(file);
      }
    }
    return objects;
  }

  // Big ones take objdump seconds.
  private static boolean dynamic(Path file) throws IOException {
    if (Files.size(file) > 1 << 19) {
      return false;
    }
    try {
      return ElfFile.read(file).hasDynamic();
    } catch (ElfException e) {
      return false;
    }
  }

  private static void compare(List<Path> objects, DpkgRules dpkg, Map<String, String> environment)
      throws IOException, InterruptedException, ElfException {
    List<String> theirs =
        Perl.run(PROGRAM, environment, objects.stream().map(Path::toString).toList());
    List<String> ours = new ArrayList<>();
    for (Path object : objects) {
      ours.add(ours(object, dpkg));
    }
    assertThat(ours).hasSameSizeAs(objects).isEqualTo(theirs);
  }

  @Test
  void useWhatTheInstalledModuleSays() throws Exception {
    Tools.need("objdump");
    Tools.need("dpkg-shlibdeps");
    compare(objects(), DpkgRules.V1_21, Map.of());
  }

  @Test
  void useWhatTheYoungerModuleSays() throws Exception {
    Tools.need("objdump");
    Path tree = DpkgSource.tree();
    compare(
        objects(),
        DpkgRules.V1_22_22,
        Map.of(
            "PERL5LIB",
            tree.resolve("scripts").toString(),
            "DPKG_DATADIR",
            tree.resolve("data").toString()));
  }

  @Test
  void aLinkEditorsCopyRelocationsCountAsForTheModule() throws Exception {
    Tools.need("objdump");
    Tools.need("dpkg-shlibdeps");
    Tools.need("gcc");
    Tools.sh(
        """
        cd '%s'
        echo 'int versioned = 1; int other[4] = {1}; void f(void) {}' >v.c
        echo 'V_1 { global: versioned; f; local: *; }; V_2 { global: other; } V_1;' >v.map
        echo 'int plain = 1; void g(void) {}' >w.c
        gcc -shared -fPIC -nostdlib -Wl,-soname,libv.so.1 -Wl,--version-script=v.map v.c -o libv.so.1
        gcc -shared -fPIC -nostdlib -Wl,-soname,libw.so.1 w.c -o libw.so.1
        cat >m.c <<'C'
        extern int versioned, other[], plain;
        void f(void), g(void), maybe(void) __attribute__((weak));
        void _start(void) { versioned = other[1] = plain; f(); g(); if (maybe) maybe(); }
        C
        gcc -no-pie -fno-pic -nostdlib m.c ./libv.so.1 ./libw.so.1 -o copies
        gcc -pie -fPIC -nostdlib m.c ./libv.so.1 ./libw.so.1 -o none
        """
            .formatted(folder));
    List<Path> objects = Stream.of("copies", "none", "libv.so.1").map(folder::resolve).toList();
    compare(objects, DpkgRules.V1_21, Map.of());
    assertThat(ours(objects.get(0), DpkgRules.V1_21)).endsWith(" f@V_1 g@Base plain@Base");
    assertThat(ours(objects.get(1), DpkgRules.V1_21))
        .contains("versioned@V_1", "other@V_2", "maybe@Base");
  }

  /**
   * The symbols of an old libc6, as dpkg's own test has them from objdump of the day, put in an
   * object and read again.
   */
  @Test
  void countsTheSymbolsOfDpkgsOldLibrary() throws Exception {
    Path dump = DpkgSource.tree().resolve("scripts/t/Dpkg_Shlibs/objdump.libc6-2.6");
    Pattern symbol =
        Pattern.compile(
            "[0-9a-f]+ (.{7})\\s+(\\S+)\\s+[0-9a-f]+(?:\\s+\\(?([A-Z]\\S*?)\\)?)?(?:\\s+\\.\\w+)?\\s+(\\S+)");
    Map<Integer, TinyElf> parts = new HashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (String line : Files.readString(dump, ISO_8859_1).split("\n", -1)) {
      Matcher m = symbol.matcher(line.stripTrailing());
      if (m.matches() && m.group(1).charAt(5) == 'D') {
        String version = Optional.ofNullable(m.group(3)).filter(v -> !v.equals("Base")).orElse("");
        // A made object has one version of each name, so further ones go to further objects.
        int part = seen.merge(m.group(4), 1, Integer::sum);
        TinyElf elf = parts.computeIfAbsent(part, key -> new TinyElf().needed("ld-linux.so.2"));
        if (m.group(2).equals("*UND*")) {
          elf.uses(m.group(4), version);
        } else {
          elf.defines(m.group(4), version);
        }
      }
    }
    int defined = 0;
    int used = 0;
    for (TinyElf each : parts.values()) {
      Path file = Files.write(folder.resolve("part"), each.bytes());
      defined += (int) ElfFile.read(file).symbols().stream().filter(s -> s.defined()).count();
      used += new SymbolUses(Mode.EXACT, DpkgRules.V1_21).of(ElfFile.read(file)).size();
    }
    assertThat(defined).isEqualTo(2231);
    assertThat(used).isEqualTo(9);
  }
}
