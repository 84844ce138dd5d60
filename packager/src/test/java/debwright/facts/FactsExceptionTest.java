package debwright.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactsExceptionTest {
  @TempDir private Path folder = Path.of("");

  private static void refused(FactsWorld world, String message) {
    assertThatThrownBy(world::build).isInstanceOf(FactsException.class).hasMessage(message);
  }

  @Test
  void tellsEveryBadRowWithItsLine() throws IOException {
    FactsWorld world =
        new FactsWorld(folder)
            .libraries(
                "lib/z.so.1,zlib1g,exact,x,versioned",
                "\"libq.so\n.1\",q1,exact,x,versioned",
                "libz.so.1,Zlib1g,exact,x,versioned",
                "libz.so.1,zlib1g,sure,x,versioned",
                "libz.so.1,zlib1g,exact,x,versioned",
                "liby.so.1,y1,exact,x,some")
            .put(
                "packages.csv",
                FactsWorld.PACKAGES + "a,amd64,,,,\nab,amd64,1,,,b (>> \nab,amd64,1,,,\n")
            .put("shlibs.csv", FactsWorld.SHLIBS + "ab,liba b,1,ab,\nab,liba,1,ab,UDEB\n")
            .put("alternatives.csv", FactsWorld.ALTERNATIVES + "libblas.so.3,x,ab,1,exact,x\n");
    refused(
        world,
        """
        libraries.csv:2: expected a library's file name such as libz.so.1 in column library, found 'lib/z.so.1'
        libraries.csv:3: expected a library's file name such as libz.so.1 in column library, found 'libq.so?.1'
        libraries.csv:5: expected a package's name in column package, found 'Zlib1g'
        libraries.csv:6: expected one of exact, strong, likely, hand, inferred, ambiguous in column confidence, found 'sure'
        libraries.csv:7: expected each library and package once in column library, found 'libz.so.1'
        libraries.csv:8: expected versioned or unversioned in column kind, found 'some'
        alternatives.csv:2: expected the path of a library below /usr/lib in column link, found 'libblas.so.3'
        packages.csv:2: expected a package's version in column version, found nothing
        packages.csv:3: expected relations between packages in column provides, found 'b (>> '
        shlibs.csv:2: expected a library's name such as libz in column library, found 'liba b'
        shlibs.csv:3: expected a type of package such as udeb, or nothing in column type, found 'UDEB'"""
            .stripIndent());
  }

  @Test
  void tellsTheFirstTwentyOfMany() throws IOException {
    FactsWorld world =
        new FactsWorld(folder).put("libraries.csv", FactsWorld.LIBRARIES + ",,,,\n".repeat(30));
    assertThatThrownBy(world::build).hasMessageEndingWith("\nand 10 more");
  }

  @Test
  void refusesAFileOfAnotherForm() throws IOException {
    FactsWorld world = new FactsWorld(folder);
    refused(
        world.put("libraries.csv", "library;package\n"),
        "libraries.csv:1: expected the columns library,package,confidence,source,kind, found 'library;package'");
    refused(
        world.libraries("libz.so.1,zlib1g,exact"), "libraries.csv:2: expected 5 fields, found 3");
    refused(
        world.libraries("\"libz.so.1"),
        "libraries.csv:2: expected a closing quote, found the end of the file");
    refused(
        world.libraries("\"libz.so.1\"x,"),
        "libraries.csv:2: expected a comma or the line's end behind a quote, found 'x'");
    Files.write(folder.resolve("libraries.csv"), new byte[] {(byte) 0xff});
    refused(world, "libraries.csv: expected text in UTF-8, found other bytes");
    Files.delete(folder.resolve("libraries.csv"));
    refused(world, "%s: expected a file libraries.csv, found none of that name".formatted(folder));
  }

  @Test
  void refusesWhatIsNotCompressedAsItsNameSays() throws IOException {
    FactsWorld world = new FactsWorld(folder).put("shlibs.csv.xz", "no xz");
    assertThatThrownBy(world::build)
        .isInstanceOf(FactsException.class)
        .hasMessageStartingWith("shlibs.csv.xz: expected a file that can be read, found another (");
    Files.delete(folder.resolve("shlibs.csv.xz"));
    world.put("symbols.tar", "no tar".repeat(200));
    assertThatThrownBy(world::build)
        .isInstanceOf(FactsException.class)
        .hasMessageStartingWith("symbols.tar: expected a file that can be read, found another (");
  }

  @Test
  void refusesASymbolsFileWithLinesThatItCannotRead() throws IOException {
    FactsWorld world =
        new FactsWorld(folder)
            .symbols("libv1.symbols", "libv.so.1 libv1 #MINVER#\n f@V_1\n", "readme", "hello\n");
    refused(
        world,
        """
        symbols.tar: 'libv1.symbols': expected PACKAGE.symbols with what deb-symbols(5) says, found 1 sonames and 1 lines of another form
        symbols.tar: 'readme': expected PACKAGE.symbols with what deb-symbols(5) says, found 0 sonames and 1 lines of another form"""
            .stripIndent());
  }

  @Test
  void refusesAFileThatItWouldPassOver() throws IOException {
    FactsWorld world = new FactsWorld(folder).put("librarys.csv", "").put("libraries.csv.gz", "");
    String known =
        "about.csv, libraries.csv, alternatives.csv, packages.csv, shlibs.csv, symbols.tar";
    refused(
        world,
        "%s: expected each of %s at most once, found 'libraries.csv.gz'%n%s: expected each of %s at most once, found 'librarys.csv'"
            .formatted(folder, known, folder, known));
  }

  @Test
  void refusesFactsAboutSomethingElse() throws IOException {
    FactsWorld world = new FactsWorld(folder);
    refused(
        world.put("about.csv", FactsWorld.ABOUT.replace("24.04", "22.04")),
        "about.csv: expected facts about ubuntu:24.04 amd64, found some about ubuntu:22.04 amd64");
    refused(
        world.put("about.csv", FactsWorld.ABOUT.replace("2024-04-25", "spring")),
        "about.csv: expected a date such as 2024-04-25, found 'spring'");
    refused(
        world.put("about.csv", FactsWorld.ABOUT + "colour,blue\n"),
        "about.csv:6: expected each of release, architecture, date, origin once in column fact, found 'colour'");
    refused(
        world.put("about.csv", "fact,value\nrelease,ubuntu:24.04\n"),
        "about.csv: expected a row for architecture, found none");
  }

  @Test
  void damagedFilesAreErrorsAndNeverACrash() throws IOException {
    FactsWorld world =
        new FactsWorld(folder).symbols("libv1.symbols", "libv.so.1 libv1 #MINVER#\n");
    byte[] csv = Files.readAllBytes(folder.resolve("libraries.csv"));
    byte[] tar = Files.readAllBytes(folder.resolve("symbols.tar.gz"));
    Random random = new Random(5);
    int refused = 0;
    for (int round = 0; round < 200; round++) {
      Files.write(folder.resolve("libraries.csv"), damaged(csv, random));
      Files.write(folder.resolve("symbols.tar.gz"), damaged(tar, random));
      try {
        world.build();
      } catch (FactsException e) {
        refused++;
      }
    }
    assertThat(refused).as("damage that was noticed").isGreaterThan(100);
    assertThat(new String(csv, StandardCharsets.UTF_8)).contains("zlib1g");
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    return bytes;
  }
}
