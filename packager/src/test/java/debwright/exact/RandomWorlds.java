package debwright.exact;

import debwright.elf.TinyElf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Small worlds of chance: libraries with symbols and shlibs files of every kind that both tools
 * read without refusing, and packages that need them. The same seed gives the same world.
 *
 * <p>Left out is what the reference leaves to chance itself: versions that are equal and written in
 * two ways, and pieces of the same text from symbols and shlibs.
 */
final class RandomWorlds {
  private static final List<String> VERSIONS =
      List.of("0", "0.9", "1.0~rc1-1", "1.0-1", "1.2", "1.9", "1.10", "1:0.5", "2.0+dfsg-3");
  private static final List<String> SYMBOLS = List.of("a", "b", "c", "d", "e", "V_1", "V_2", "V_3");
  private static final List<String> NODES = List.of("", "V_1", "V_2", "V_3");
  private static final int LIBRARIES = 7;

  private final Random random;
  private final World world;
  private final Path folder;
  private final boolean inPlace;

  RandomWorlds(long seed, Path folder) {
    this.random = new Random(seed);
    this.folder = folder;
    this.inPlace = random.nextInt(3) == 0;
    this.world = inPlace ? World.inPlace(folder) : World.at(folder);
  }

  /** The packages of a world that is new. */
  List<Trial> trials(int count) {
    for (int i = 0; i < LIBRARIES; i++) {
      world.add(library(i));
    }
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      trials.add(trial(i));
    }
    return trials;
  }

  World world() {
    return world;
  }

  private boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  // The last one has a name that no shlibs line can split, the one before two objects.
  private static String soname(int number) {
    return number == LIBRARIES - 1
        ? "libr%d.so".formatted(number)
        : "libr%d.so.1".formatted(number);
  }

  private String place() {
    return inPlace ? one(List.of("/opt/x/", "/opt/y/")) : one(List.of(World.SYSTEM, "/usr/lib/"));
  }

  private LibraryPackage library(int number) {
    String soname = soname(number);
    LibraryPackage made = new LibraryPackage("libr%d-1".formatted(number));
    TinyElf elf = new TinyElf().sections();
    made.file(place() + soname, chance(9) ? elf : elf.soname(soname));
    if (chance(8)) {
      made.file(place() + soname, new TinyElf().sections().soname(soname).machine(183));
    }
    if (!chance(3)) {
      made.symbols(symbols(number));
    }
    if (!chance(4)) {
      made.shlibs(shlibs(number));
    }
    return made;
  }

  private String template(int number) {
    String name = "libr%d-1".formatted(number);
    return one(
        List.of(
            name + " #MINVER#",
            name + " #MINVER#",
            name,
            name + " (>> 1.0), " + name + " (<< 2.0)",
            name + " #MINVER#, abi-" + number,
            name + "  #MINVER# | libr-any #MINVER#",
            name + " #MINVER# , abi-" + number + " (= 3) | abi-other",
            "libr-shared #MINVER#"));
  }

  private String symbols(int number) {
    StringBuilder text = new StringBuilder();
    int headers = chance(6) ? 2 : 1;
    for (int i = 0; i < headers; i++) {
      text.append(soname(number)).append(' ').append(template(number)).append('\n');
      for (int more = random.nextInt(3); more > 0; more--) {
        text.append("| ").append(template(number)).append('\n');
      }
      if (chance(2)) {
        text.append(one(List.of("* Build-Depends-Package: ", "* build-depends-packages: x-dev, ")))
            .append("libr%d-dev\n".formatted(number));
      }
      for (int lines = random.nextInt(9); lines > 0; lines--) {
        text.append(line());
      }
    }
    return text.toString();
  }

  private String line() {
    String start =
        chance(7) ? one(List.of("#MISSING: 1.5#", "#DEPRECATED: x#", "#MISSING: 0# ")) : "";
    String node = one(NODES);
    String template = chance(4) ? " " + random.nextInt(3) : "";
    return start
        + " "
        + one(SYMBOLS)
        + "@"
        + (node.isEmpty() ? "Base" : node)
        + " "
        + one(VERSIONS)
        + template
        + "\n";
  }

  private String shlibs(int number) {
    String name = "libr%d".formatted(number);
    StringBuilder text = new StringBuilder();
    for (int lines = 1 + random.nextInt(2); lines > 0; lines--) {
      String type = chance(4) ? one(List.of("udeb: ", "deb: ", "other: ")) : "";
      String depends =
          one(
              List.of(
                  "",
                  name + "-1 (>= 1.9)",
                  name + "-1 (>= 1.10), " + name + "-data",
                  name + "-1 | libr-any (>= 2)",
                  name + "-1 (>=1.2),  libr-any"));
      text.append(type).append(name).append(" 1 ").append(depends).append('\n');
    }
    return text.toString();
  }

  private Trial trial(int number) {
    Trial trial = new Trial("trial " + number, world, folder.resolve("trial-" + number));
    for (int objects = 1 + random.nextInt(2); objects > 0; objects--) {
      trial.object(
          one(List.of("/usr/bin/", "/opt/app/", "/usr/lib/")) + "p" + objects, object(objects));
    }
    if (chance(4)) {
      TinyElf own = new TinyElf();
      int copy = random.nextInt(LIBRARIES);
      trial.object(ownPlace() + soname(copy), chance(4) ? own : own.soname(soname(copy)));
    }
    if (inPlace) {
      trial.privateFolder(world.root() + "/opt/" + one(List.of("x", "y")));
      trial.privateFolder(world.root() + "/opt/" + one(List.of("x", "y")));
    }
    return adjust(trial);
  }

  // A library at a path of the archive is the archive's to us, and the package's to the reference.
  private String ownPlace() {
    return inPlace ? one(List.of("/opt/app/", "/usr/lib/", World.SYSTEM)) : "/opt/app/";
  }

  private TinyElf object(int number) {
    TinyElf elf = new TinyElf();
    for (int needs = 1 + random.nextInt(4); needs > 0; needs--) {
      elf.needed(chance(40) ? "libnobody.so.1" : soname(random.nextInt(LIBRARIES)));
    }
    for (int uses = random.nextInt(7); uses > 0; uses--) {
      String symbol = one(SYMBOLS);
      if (chance(6)) {
        elf.copies(symbol, one(NODES));
      } else {
        elf.uses(symbol, one(NODES));
      }
    }
    if (chance(4)) {
      elf.needsVersion("V_" + (1 + random.nextInt(3)));
    }
    if (chance(5)) {
      elf.soname("libown%d.so.1".formatted(number)).defines("V_2", "V_2").defines("own", "V_2");
    }
    if (chance(6)) {
      elf.weak();
    }
    path(elf);
    return elf;
  }

  private void path(TinyElf elf) {
    List<String> folders =
        List.of(
            world.root() + "/opt/x",
            world.root() + "/opt/y",
            "$ORIGIN",
            "${ORIGIN}/../app",
            "",
            "relative",
            "/nowhere");
    String path =
        String.join(":", IntStream.range(0, 3).mapToObj(i -> one(folders)).toList())
            + (chance(8) ? " /opt/x" : "");
    if (chance(3)) {
      elf.runpath(path);
    }
    if (chance(4)) {
      elf.rpath(one(folders));
    }
  }

  private Trial adjust(Trial trial) {
    String name = "libr%d".formatted(random.nextInt(LIBRARIES));
    if (chance(5)) {
      trial.excludes(one(List.of(name, name + "-1", "libr", "abi", "libr-shared")));
    }
    if (chance(6)) {
      trial.local(name + " 1 " + one(List.of("", "local", "local (>= 3) | more")) + "\n");
    }
    if (chance(4)) {
      trial.buildDepends(
          "%s-dev (>= %s) %s, x-dev | %s-dev (>> %s)"
              .formatted(
                  name,
                  one(VERSIONS),
                  one(List.of("", "[amd64]", "[!amd64]", "<!cross>", "<cross>")),
                  name,
                  one(VERSIONS)));
    }
    return chance(9) ? trial.udeb() : trial;
  }
}
