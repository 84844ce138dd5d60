package debwright.debian;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symbols files as we read them and as dpkg's own module does. */
final class DpkgSymbolsFilesTest {
  private static final Pattern INCLUDE = Pattern.compile("(?:\\(.*\\))?#include\\s+\"([^\"]+)\".*");

  /** What a file says, a line a fact; a file that it refuses is one line. */
  private static final String PROGRAM =
      """
      use strict; use warnings; use Dpkg::Shlibs::SymbolFile;
      while (my $file = <STDIN>) {
        chomp $file;
        open my $handle, '<', $file or die; my $text = join '', <$handle>; close $handle;
        my $read = eval { Dpkg::Shlibs::SymbolFile->new(file => $file, arch => 'amd64') };
        print "file $file\\n";
        if (!$read) { print "refused\\n"; next; }
        for my $soname (sort $read->get_sonames()) {
          next if $soname eq '*' or $soname eq '' or $text !~ /^\\Q$soname\\E /m;
          print "soname $soname\\n";
          print "template $_\\n" for $read->get_dependencies($soname);
          my $fields = $read->{objects}{$soname}{fields};
          print "field $_ $fields->{$_}\\n" for sort keys %$fields;
          my %symbols = %{$read->{objects}{$soname}{syms}};
          for my $name (sort keys %symbols) {
            my $symbol = $symbols{$name};
            my $gone = $symbol->{deprecated} ? 1 : 0;
            print "symbol $name $symbol->{minver} $symbol->{dep_id} $gone\\n";
          }
        }
      }
      """;

  @TempDir private Path folder = Path.of("");

  private static String ours(Path file) throws IOException {
    StringBuilder text = new StringBuilder("file " + file + "\n");
    for (SonameSymbols each : SymbolsFile.parse(Files.readString(file, ISO_8859_1)).sorted()) {
      if (each.soname().equals("*")) {
        continue;
      }
      text.append("soname ").append(each.soname()).append('\n');
      each.templates().forEach(template -> text.append("template ").append(template).append('\n'));
      new java.util.TreeMap<>(each.fields())
          .forEach((name, value) -> text.append("field %s %s\n".formatted(name, value)));
      new java.util.TreeMap<>(each.symbols())
          .forEach(
              (name, symbol) ->
                  text.append(
                      "symbol %s %s %d %d\n"
                          .formatted(
                              name,
                              symbol.version(),
                              symbol.template(),
                              symbol.deprecated() ? 1 : 0)));
    }
    return text.toString();
  }

  // Files of binary packages include nothing; those of dpkg's tests do.
  private static String expanded(Path file, Set<Path> within) throws IOException {
    Set<Path> now = new TreeSet<>(within);
    if (!now.add(file)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (String line : Files.readString(file, ISO_8859_1).split("\n", -1)) {
      Matcher m = INCLUDE.matcher(line);
      text.append(m.matches() ? expanded(file.resolveSibling(m.group(1)), now) : line + "\n");
    }
    return text.toString();
  }

  private static int compare(List<Path> files) throws IOException, InterruptedException {
    List<String> names = files.stream().map(Path::toString).toList();
    String printed = String.join("\n", Perl.run(PROGRAM, Map.of(), names)) + "\n";
    int compared = 0;
    for (String part : printed.split("(?m)^(?=file )", -1)) {
      if (!part.isEmpty() && !part.contains("\nrefused\n")) {
        Path file = Path.of(part.substring("file ".length(), part.indexOf('\n')));
        assertThat(ours(file)).isEqualTo(part);
        compared++;
      }
    }
    return compared;
  }

  private static List<Path> files(Path in, String glob) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(in, glob)) {
      all.forEach(files::add);
    }
    Collections.sort(files);
    return files;
  }

  @Test
  void thoseOfDpkgsTests() throws Exception {
    Path tests = DpkgSource.tree().resolve("scripts/t/Dpkg_Shlibs");
    List<Path> whole = new ArrayList<>();
    for (Path file : files(tests, "{symbols.*,*.symbols}")) {
      Path copy = folder.resolve(String.valueOf(file.getFileName()));
      whole.add(Files.writeString(copy, expanded(file, Set.of()), ISO_8859_1));
    }
    assertThat(compare(whole)).isEqualTo(11);
  }

  @Test
  void thoseOfDpkgsTestsHaveTheSmallestVersionsThatItSays() throws Exception {
    Path tests = DpkgSource.tree().resolve("scripts/t/Dpkg_Shlibs");
    String test = Files.readString(tests.resolveSibling("Dpkg_Shlibs.t"));
    Matcher m =
        Pattern.compile(
                "file => \"\\$datadir/(symbols[^\"]*)\"|get_smallest_version\\('([^']*)'\\), '([^']*)'")
            .matcher(test);
    Path file = tests;
    int cases = 0;
    while (m.find()) {
      if (m.group(1) != null) {
        file = tests.resolve(m.group(1));
        continue;
      }
      String soname = m.group(2);
      SonameSymbols symbols = SymbolsFile.parse(expanded(file, Set.of())).sonames().get(soname);
      assertThat(symbols.smallestVersion()).contains(m.group(3));
      cases++;
    }
    assertThat(cases).isEqualTo(2);
  }

  @Test
  void thoseOfThisSystem() throws Exception {
    Tools.need("dpkg-shlibdeps");
    List<Path> installed = files(Path.of("/var/lib/dpkg/info"), "*.symbols");
    Collections.shuffle(installed, new Random(20261125));
    List<Path> some = installed.stream().limit(12).toList();
    assertThat(compare(some)).isEqualTo(some.size());
  }

  @Test
  void thoseOfRandomLetters() throws Exception {
    Tools.need("dpkg-shlibdeps");
    Random random = new Random(42);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      files.add(Files.writeString(folder.resolve("symbols" + i), text(random), ISO_8859_1));
    }
    assertThat(compare(files)).isGreaterThan(30);
  }

  private static String text(Random random) {
    List<String> pieces =
        List.of(
            "liba.so.1",
            "libb.so.2",
            " ",
            "  ",
            "\t",
            "|",
            "* ",
            "Build-depends-PACKAGE: x-dev ",
            "a:",
            "f@Base",
            "g@V_1",
            "*@V_2",
            "1.0",
            "2",
            "1",
            "#",
            "#MISSING: 1#",
            "#MISSING: x#",
            "#DEPRECATED: 0#",
            "(optional)",
            "(c++|arch=a)",
            "\"q q@Base\"",
            "'r@Base'",
            "()",
            "é",
            "#MINVER#",
            ",",
            "\r");
    StringBuilder text = new StringBuilder("liba.so.1 liba1 #MINVER#\n");
    for (int line = 0; line < 12; line++) {
      text.append(random.nextBoolean() ? " " : "");
      for (int piece = random.nextInt(5); piece > 0; piece--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
        text.append(random.nextInt(3) == 0 ? "" : " ");
      }
      text.append('\n');
    }
    return text.toString();
  }
}
