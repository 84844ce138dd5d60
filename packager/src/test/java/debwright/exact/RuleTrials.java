package debwright.exact;

import debwright.elf.TinyElf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A trial for every rule of dpkg-shlibdeps, with the answer that is right. What the names say is
 * the rule.
 */
final class RuleTrials {
  /**
   * A trial and its answer.
   *
   * @param old what version 1.21 prints as shlibs:Depends
   * @param young what 1.22.22 does
   * @param exit the exit code of both
   */
  record Row(Trial trial, String old, String young, int exit) {}

  private final Path folder;
  private final World world;
  private final World inPlace;
  private final List<Row> rows = new ArrayList<>();

  private RuleTrials(Path folder) {
    this.folder = folder;
    this.world = World.at(folder.resolve("world"));
    this.inPlace = World.inPlace(folder.resolve("in-place"));
  }

  static List<Row> in(Path folder) {
    RuleTrials trials = new RuleTrials(folder);
    trials.addPackages();
    trials.addPackagesInPlace();
    trials.templates();
    trials.symbols();
    trials.shlibs();
    trials.search();
    trials.adjustments();
    return trials.rows;
  }

  private Trial trial(String name) {
    return new Trial(name, world, folder.resolve("trial-" + rows.size()));
  }

  private Trial trialInPlace(String name) {
    return new Trial(name, inPlace, folder.resolve("trial-" + rows.size()));
  }

  private void expect(String depends, Trial trial) {
    rows.add(new Row(trial, depends, depends, 0));
  }

  private void expect(String old, String young, Trial trial) {
    rows.add(new Row(trial, old, young, 0));
  }

  private void refused(Trial trial) {
    rows.add(new Row(trial, "", "", 2));
  }

  // ---- the archive

  private static TinyElf library(String soname) {
    return new TinyElf().soname(soname).sections();
  }

  private LibraryPackage pack(String name, String soname) {
    LibraryPackage made = new LibraryPackage(name).file(World.SYSTEM + soname, library(soname));
    world.add(made);
    return made;
  }

  private static TinyElf uses(String soname, String symbol, String version) {
    return new TinyElf().needed(soname).uses(symbol, version);
  }

  private void addPackages() {
    pack("libv1", "libv.so.1")
        .symbols(
            """
            libv.so.1 libv1 #MINVER#
            | libv1-private
            * Build-Depends-Package: libv-dev
             f@V_1 1.2
             g@V_2 2.0
             h@Base 3.0
             p@V_1 1.2 1
             V_2@V_2 2.5
             w@V_1 2.2
             data@V_1 2.7
             plain@Base 2.8
             ten@V_1 2.10
             nine@V_1 2.9
             lost@V_1 5.0 7
            #MISSING: 4# old@Base 9.0
            #DEPRECATED: later# odd@Base 4.0
            #MISSING: 0# zero@Base 4.1
            """)
        .shlibs("libv 1 libv1 (>= 0.1)\n");
    pack("libcomma1", "libcomma.so.1")
        .symbols(
            """
            libcomma.so.1 libcomma1 (>> 2.41), libcomma1 (<< 2.42)
            | libcomma1 #MINVER#, comma-abi-5 ,comma-more (= #MINVER#x)
            | libcomma1 #MINVER# , comma-abi-5
             f@Base 1.5
             g@Base 1.7 2
            """);
    pack("libtwice1", "libtwice.so.1")
        .symbols("libtwice.so.1 libtwice1 #MINVER# | libtwice-compat  #MINVER#\n f@Base 1.1\n");
    pack("libzero1", "libzero.so.1")
        .symbols(
            """
            libzero.so.1 libzero1 #MINVER#
            * Build-Depends-Package: libzero-dev
             f@Base 0
             g@Base 0.1
            """);
    pack("libzeros1", "libzeros.so.1").symbols("libzeros.so.1 libzeros1 #MINVER#\n f@Base 0:0\n");
    pack("librepeat1", "librepeat.so.1")
        .symbols(
            """
            librepeat.so.1 librepeat0 #MINVER#
            | librepeat-old
             f@Base 1.5
            librepeat.so.1 librepeat1 #MINVER#
             g@Base 1.4
             h@Base 1.6 1
            """);
    pack("libgone1", "libgone.so.1")
        .symbols("libgone.so.1 libgone1 #MINVER#\n f@Base 1.5\n#MISSING: 1.4# g@Base 1.3\n");
    pack("liblines1", "liblines.so.1")
        .symbols(
            """
            # a comment
            liblines.so.1 liblines1 #MINVER#

             f@Base 1.5
             f@Base 1.6
             odd
            \tg@Base  1.7
             h@Base 1.8 and more
            odd
             i@Base 1.9 x
            """);
    pack("libtab1", "libtab.so.1")
        .symbols("libtab.so.1\tlibtab1 #MINVER#\n f@Base 1.5\n")
        .shlibs("libtab 1 libtab1 (>= 1.4)\n");
    pack("libtags1", "libtags.so.1")
        .symbols(
            """
            libtags.so.1 libtags1 #MINVER#
             (optional|arch=i386)f@Base 1.5
             (c++)"f()@Base" 0.1
             (symver)V_1 0.2
             (regex|optional)g 0.3
             *@V_2 0.4
             (optional)"h@Base" 1.6
            """);
    pack("libnone1", "libnone.so.1").symbols("libnone.so.1 libnone1 #MINVER#\n");
    pack("libstar1", "libstar.so.1")
        .symbols("libstar.so.1 libstar1 #MINVER#\n f@Base 1.5\n* odd\n g@Base 1.6\n");
    pack("libempty1", "libempty.so.1").shlibs("libempty 1\n");
    pack("libudeb1", "libudeb.so.1")
        .symbols("libudeb.so.1 libudeb1 #MINVER#\n f@Base 1.5\n")
        .shlibs(
            """
            # comment
            udeb: libudeb 1 libudeb1-udeb (>= 1.2)
            libudeb 1 libudeb1 (>= 1.1)
            libudeb 1 libudeb1-late
            """);
    pack("libtyped1", "libtyped.so.1")
        .shlibs("libtyped 1 libtyped1\ndeb: libtyped 1 libtyped1-deb\ndeb: libtyped 1 late\n");
    pack("libalt1", "libalt.so.1")
        .shlibs("libalt 1  libalt1 (>=2.10)|libalt-any, libalt1 (>= 2.9), libalt1 (<<3)  \n");
    pack("libsingle1", "libsingle.so.1").shlibs("libsingle 1 a\nlibsingle 1 libsingle1\n");
    pack("libns3", "libns3.so").symbols("libns3.so libns3 #MINVER#\n f@Base 1.5\n");
    pack("libplug", "libplug.so");
    pack("libbfd", "libbfd-2.40.so").shlibs("libbfd 2.40 libbfd\n");
    pack("libone1", "libone.so.1")
        .symbols("libone.so.1 libone1 #MINVER#\n f@V_1 1.5\n only@Base 1.1\n");
    pack("libtwo1", "libtwo.so.1")
        .symbols("libtwo.so.1 libtwo1 #MINVER#\n f@V_1 2.5\n z@V_1 2.0\n");
    pack("libboth1", "libboth.so.1")
        .file(World.SYSTEM + "libboth2.so.1", library("libboth2.so.1"))
        .symbols("libboth.so.1 libboth1 #MINVER#\n f@Base 1.5\n")
        .shlibs("libboth 1 libboth1\nlibboth2 1 libboth1\n");
    pack("libfield1", "libfield.so.1")
        .symbols(
            """
            libfield.so.1 libfield1 #MINVER#
            | libfield-more #MINVER#, libfield1-abi
            * build-DEPENDS-packages: libfield-dev, libother-dev
            * Build-Depends-Package: libignored-dev
             f@Base 1.5
             g@Base 1.6 1
            """);
    world.add(
        new LibraryPackage("libfar1").file("/usr/lib/far/libfar.so.1", library("libfar.so.1")),
        new LibraryPackage("libnosoname")
            .file(World.SYSTEM + "libnosoname.so.1", new TinyElf().sections())
            .shlibs("libnosoname 1 libnosoname\n"),
        new LibraryPackage("liblink1")
            .file(World.SYSTEM + "liblink.so.1.2", library("liblink.so.1"))
            .link(World.SYSTEM + "liblink.so.1", "liblink.so.1.2")
            .shlibs("liblink 1 liblink1 (>= 1.2)\n"));
  }

  private void addPackagesInPlace() {
    inPlace.add(
        new LibraryPackage("libx-private")
            .file("/opt/x/libx.so.1", library("libx.so.1"))
            .shlibs("libx 1 libx-private\n"),
        new LibraryPackage("libx1")
            .file("/opt/y/libx.so.1", library("libx.so.1"))
            .shlibs("libx 1 libx1\n"),
        new LibraryPackage("libforeign1")
            .file("/opt/x/libm.so.9", library("libm.so.9").machine(183))
            .shlibs("libm 9 libforeign1\n"),
        new LibraryPackage("libm9")
            .file("/opt/y/libm.so.9", library("libm.so.9").flags(5))
            .shlibs("libm 9 libm9\n"),
        new LibraryPackage("liblacking1").file("/opt/x/libl.so.1", library("libl.so.1")),
        new LibraryPackage("libl1")
            .file("/opt/y/libl.so.1", library("libl.so.1"))
            .shlibs("libl 1 libl1\n"));
  }

  // ---- templates and versions

  private void templates() {
    expect(
        "libv1 (>= 2.0)",
        "libv1 (>= 2.5)",
        trial("the highest version of the used symbols counts")
            .object("/usr/bin/a", uses("libv.so.1", "f", "V_1").uses("g", "V_2")));
    expect(
        "libv1 (>= 2.10)",
        trial("versions are compared as dpkg does")
            .object("/usr/bin/a", uses("libv.so.1", "nine", "V_1").uses("ten", "V_1")));
    expect(
        "libv1 (>= 2.0)",
        "libv1 (>= 2.5)",
        trial("several objects add up")
            .object("/usr/bin/a", uses("libv.so.1", "f", "V_1"))
            .object("/usr/bin/b", uses("libv.so.1", "g", "V_2")));
    expect(
        "libv1 (>= 1.2)",
        trial("without a use it is the smallest version of the main template")
            .object("/usr/bin/a", new TinyElf().needed("libv.so.1")));
    expect(
        "libgone1 (>= 1.3)",
        trial("symbols that are gone count for the smallest version")
            .object("/usr/bin/a", new TinyElf().needed("libgone.so.1")));
    expect(
        "libv1 (>= 1.2), libv1-private",
        trial("a symbol of another template adds its packages")
            .object("/usr/bin/a", uses("libv.so.1", "p", "V_1")));
    expect(
        "libv1 (>= 1.2)",
        trial("a template that is not there adds nothing")
            .object("/usr/bin/a", uses("libv.so.1", "lost", "V_1")));
    expect(
        "libcomma1 (>> 2.41), libcomma1 (<< 2.42)",
        trial("a template may have several pieces")
            .object("/usr/bin/a", uses("libcomma.so.1", "f", "")));
    expect(
        "comma-abi-5, libcomma1 (>= 1.7), libcomma1 (>> 2.41), libcomma1 (<< 2.42)",
        trial("each piece of another template is there")
            .object("/usr/bin/a", uses("libcomma.so.1", "g", "")));
    expect(
        "libtwice1 (>= 1.1) | libtwice-compat (>= 1.1)",
        trial("the version is put in twice").object("/usr/bin/a", uses("libtwice.so.1", "f", "")));
    expect(
        "libzero1",
        trial("version 0 asks for none").object("/usr/bin/a", uses("libzero.so.1", "f", "")));
    expect(
        "libzero1 (>= 0.1)",
        trial("a version above 0 does").object("/usr/bin/a", uses("libzero.so.1", "g", "")));
    expect(
        "libzeros1 (>= 0:0)",
        trial("0 with an epoch is written").object("/usr/bin/a", uses("libzeros.so.1", "f", "")));
    expect(
        "librepeat1 (>= 1.4)",
        trial("a second header replaces all templates")
            .object("/usr/bin/a", uses("librepeat.so.1", "g", "").uses("h", "")));
    expect(
        "librepeat1 (>= 1.5)",
        trial("a second header keeps the symbols")
            .object("/usr/bin/a", uses("librepeat.so.1", "f", "")));
    expect(
        "libnone1",
        trial("without symbols there is no version")
            .object("/usr/bin/a", uses("libnone.so.1", "f", "")));
    expect(
        "libboth1, libboth1 (>= 1.5)",
        trial("a piece of shlibs and one of symbols stand apart")
            .object("/usr/bin/a", uses("libboth.so.1", "f", "").needed("libboth2.so.1")));
    expect(
        "libv1 (>= 1.2)",
        trial("a line without relations asks for nothing")
            .object("/usr/bin/a", new TinyElf().needed("libempty.so.1").needed("libv.so.1")));
  }

  // ---- what uses a symbol

  private void symbols() {
    expect(
        "libv1 (>= 3.0)",
        trial("a symbol without version is Base and what is gone is no symbol")
            .object("/usr/bin/a", uses("libv.so.1", "h", "").uses("old", "")));
    expect(
        "libv1 (>= 1.2)",
        trial("a symbol without version matches no version")
            .object("/usr/bin/a", uses("libv.so.1", "g", "")));
    expect(
        "libv1 (>= 4.0)",
        trial("gone since no version is there").object("/usr/bin/a", uses("libv.so.1", "odd", "")));
    expect(
        "libv1 (>= 4.1)",
        trial("gone since version 0 is there").object("/usr/bin/a", uses("libv.so.1", "zero", "")));
    expect(
        "libv1 (>= 2.2)",
        trial("weak needs count as others")
            .object("/usr/bin/a", uses("libv.so.1", "w", "V_1").weak()));
    expect(
        "libv1 (>= 1.2)",
        "libv1 (>= 2.5)",
        trial("a version reference counts as a symbol since 1.22.22")
            .object("/usr/bin/a", new TinyElf().needed("libv.so.1").needsVersion("V_2")));
    expect(
        "libv1 (>= 1.2)",
        trial("a version that the object defines itself is no reference")
            .object(
                "/usr/lib/libown.so.1",
                new TinyElf()
                    .soname("libown.so.1")
                    .needed("libv.so.1")
                    .needsVersion("V_2")
                    .defines("V_2", "V_2")
                    .defines("own", "V_2")));
    expect(
        "libv1 (>= 1.2)",
        "libv1 (>= 2.5)",
        trial("unless it has no symbol for the version")
            .object(
                "/usr/lib/libown.so.1",
                new TinyElf()
                    .soname("libown.so.1")
                    .needed("libv.so.1")
                    .needsVersion("V_2")
                    .defines("own", "V_2")));
    expect(
        "libv1 (>= 2.8)",
        trial("a copied symbol without version is used")
            .object("/usr/bin/a", new TinyElf().needed("libv.so.1").copies("plain", "")));
    expect(
        "libv1 (>= 1.2)",
        trial("a copied symbol with a version is not seen")
            .object("/usr/bin/a", new TinyElf().needed("libv.so.1").copies("data", "V_1")));
    expect(
        "libv1 (>= 1.2)",
        trial("what an object defines is no use")
            .object("/usr/bin/a", new TinyElf().needed("libv.so.1").defines("h", "")));
    expect(
        "libone1 (>= 1.5), libtwo1 (>= 2.0)",
        trial("the first needed library that has a symbol is credited")
            .object(
                "/usr/bin/a",
                new TinyElf().needed("libone.so.1").needed("libtwo.so.1").uses("f", "V_1")));
    expect(
        "libone1 (>= 1.1), libtwo1 (>= 2.5)",
        trial("in the order in which they are needed")
            .object(
                "/usr/bin/a",
                new TinyElf().needed("libtwo.so.1").needed("libone.so.1").uses("f", "V_1")));
    expect(
        "libv1 (>= 1.2)",
        trial("a library that is needed twice is asked once")
            .object(
                "/usr/bin/a",
                new TinyElf().needed("libv.so.1").needed("libv.so.1").uses("f", "V_1")));
    expect(
        "libtwo1 (>= 2.0)",
        trial("symbols of libraries that are not needed are passed over")
            .object("/usr/bin/a", uses("libtwo.so.1", "only", "")));
    expect(
        "liblines1 (>= 1.6)",
        trial("a later line of a symbol replaces the earlier one")
            .object("/usr/bin/a", uses("liblines.so.1", "f", "").uses("g", "")));
    expect(
        "liblines1 (>= 1.9)",
        trial("what follows a version is passed over")
            .object("/usr/bin/a", uses("liblines.so.1", "h", "").uses("i", "")));
    expect(
        "libtags1 (>= 1.5)",
        trial("tags are passed over and patterns match nothing")
            .object("/usr/bin/a", uses("libtags.so.1", "x", "V_2").uses("f", "")));
    expect(
        "libtags1 (>= 1.6)",
        trial("a name with tags may be quoted")
            .object("/usr/bin/a", uses("libtags.so.1", "h", "")));
    expect(
        "libstar1 (>= 1.5)",
        trial("a field that is none is a header")
            .object("/usr/bin/a", uses("libstar.so.1", "g", "")));
  }

  // ---- shlibs

  private void shlibs() {
    expect(
        "libtab1 (>= 1.4)",
        trial("a header has one space behind the soname")
            .object("/usr/bin/a", uses("libtab.so.1", "f", "")));
    expect(
        "libudeb1 (>= 1.5)",
        trial("symbols come before shlibs").object("/usr/bin/a", uses("libudeb.so.1", "f", "")));
    expect(
        "libudeb1-udeb (>= 1.2)",
        trial("a udeb has lines of its own and no symbols")
            .udeb()
            .object("/usr/bin/a", uses("libudeb.so.1", "f", "")));
    expect(
        "libtyped1",
        trial("without a line of its type a udeb takes the others")
            .udeb()
            .object("/usr/bin/a", new TinyElf().needed("libtyped.so.1")));
    expect(
        "libtyped1-deb",
        trial("the first line of the very type counts")
            .object("/usr/bin/a", new TinyElf().needed("libtyped.so.1")));
    expect(
        "libalt1 (>= 2.9), libalt1 (>= 2.10) | libalt-any, libalt1 (<< 3)",
        trial("relations are sorted by version and written anew")
            .object("/usr/bin/a", new TinyElf().needed("libalt.so.1")));
    expect(
        "libsingle1",
        trial("a relation has two letters")
            .object("/usr/bin/a", new TinyElf().needed("libsingle.so.1")));
    expect(
        "libns3 (>= 1.5)",
        trial("a soname without version has symbols all the same")
            .object("/usr/bin/a", uses("libns3.so", "f", "")));
    expect(
        "libbfd",
        trial("a soname may have its version before the end")
            .object("/usr/bin/a", new TinyElf().needed("libbfd-2.40.so")));
    expect(
        "",
        trial("a library without metadata asks for nothing")
            .object("/usr/bin/a", new TinyElf().needed("libplug.so")));
    expect(
        "",
        trial("shlibs speak of no library without soname")
            .object("/usr/bin/a", new TinyElf().needed("libnosoname.so.1")));
    expect(
        "liblink1 (>= 1.2)",
        trial("a library may be a link")
            .object("/usr/bin/a", new TinyElf().needed("liblink.so.1")));
  }

  // ---- where libraries are looked for

  private void search() {
    String x = inPlace.root() + "/opt/x";
    String y = inPlace.root() + "/opt/y";
    refused(
        trial("a library that nobody has")
            .object("/usr/bin/a", new TinyElf().needed("libno.so.1")));
    expect(
        "",
        trial("a plugin that nobody has").object("/usr/bin/a", new TinyElf().needed("plugin.so")));
    refused(
        trial("folders that are not searched")
            .object("/usr/bin/a", new TinyElf().needed("libfar.so.1")));
    expect(
        "libx-private",
        trialInPlace("DT_RUNPATH comes before given folders")
            .privateFolder(y)
            .object("/usr/bin/a", new TinyElf().needed("libx.so.1").runpath(x)));
    expect(
        "libx-private",
        trialInPlace("and so does DT_RPATH")
            .privateFolder(y)
            .object("/usr/bin/a", new TinyElf().needed("libx.so.1").rpath(x)));
    expect(
        "libx1",
        trialInPlace("DT_RUNPATH replaces DT_RPATH")
            .object("/usr/bin/a", new TinyElf().needed("libx.so.1").rpath(x).runpath(y)));
    expect(
        "libx1",
        trialInPlace("the first given folder counts")
            .privateFolder(y)
            .privateFolder(x)
            .object("/usr/bin/a", new TinyElf().needed("libx.so.1")));
    expect(
        "libx1",
        trialInPlace("a search path ends at a space")
            .privateFolder(y)
            .object("/usr/bin/a", new TinyElf().needed("libx.so.1").runpath("/no where:" + x)));
    expect(
        "libm9",
        trialInPlace("a library of another machine is passed over")
            .object("/usr/bin/a", new TinyElf().needed("libm.so.9").runpath(x + ":" + y)));
    expect(
        "libl1",
        trialInPlace("a library without metadata gives way to the next")
            .object("/usr/bin/a", new TinyElf().needed("libl.so.1").runpath(x + "::" + y)));
    expect(
        "",
        trialInPlace("a library of the package hides the archive's")
            .privateFolder(y)
            .object("/opt/app/a", new TinyElf().needed("libx.so.1").runpath("$ORIGIN/../lib"))
            .object("/opt/lib/libx.so.1", library("libx.so.1")));
    expect(
        "",
        trialInPlace("the origin may be in braces")
            .privateFolder(y)
            .object("/opt/app/a", new TinyElf().needed("libx.so.1").runpath("${ORIGIN}/lib"))
            .object("/opt/app/lib/libx.so.1", library("libx.so.1")));
    expect(
        "",
        trialInPlace("given folders are searched in the package first")
            .privateFolder("/opt/app/lib")
            .privateFolder(y)
            .object("/opt/app/a", new TinyElf().needed("libx.so.1"))
            .object("/opt/app/lib/libx.so.1", library("libx.so.1")));
    expect(
        "",
        trialInPlace("the package's own system folders count")
            .privateFolder(y)
            .object("/opt/app/a", new TinyElf().needed("libx.so.1"))
            .object("/lib/x86_64-linux-gnu/libx.so.1", library("libx.so.1")));
    expect(
        "",
        trialInPlace("an empty part of a search path is the root")
            .privateFolder(y)
            .object("/opt/app/a", new TinyElf().needed("libx.so.1").runpath(":/none"))
            .object("/libx.so.1", library("libx.so.1")));
    expect(
        "libx1",
        trialInPlace("a library of the package for another machine is none")
            .privateFolder(y)
            .object("/opt/app/a", new TinyElf().needed("libx.so.1").runpath("$ORIGIN"))
            .object("/opt/app/libx.so.1", library("libx.so.1").machine(183)));
    refused(
        trialInPlace("an object alone has no origin")
            .alone()
            .object("/a", new TinyElf().needed("libx.so.1").runpath("$ORIGIN" + x)));
    expect(
        "libx-private",
        trialInPlace("other folders of an object alone are searched")
            .alone()
            .object("/a", new TinyElf().needed("libx.so.1").runpath("$ORIGIN:" + x)));
  }

  // ---- what the user says

  private void adjustments() {
    TinyElf both = uses("libv.so.1", "p", "V_1").needed("libtwice.so.1");
    expect(
        "libtwice1 (>= 1.1) | libtwice-compat (>= 1.1)",
        trial("a name leaves out what goes on with a sign").excludes("libv1").object("/a", both));
    expect(
        "libtwice1 (>= 1.1) | libtwice-compat (>= 1.1), libv1 (>= 1.2), libv1-private",
        trial("and no longer word").excludes("libv", "twice").object("/a", both));
    expect(
        "libv1 (>= 1.2), libv1-private",
        trial("the first alternative counts").excludes("libtwice1").object("/a", both));
    expect(
        "libtwice1 (>= 1.1) | libtwice-compat (>= 1.1), libv1 (>= 1.2), libv1-private",
        trial("later alternatives do not").excludes("libtwice-compat").object("/a", both));
    expect(
        "",
        trial("several names may be left out").excludes("libv1", "libtwice1").object("/a", both));
    expect(
        "local (>= 7)",
        trial("local lines come before symbols")
            .local("# mine\nlibv 1 local (>= 7)\n")
            .object("/a", uses("libv.so.1", "g", "V_2")));
    expect(
        "",
        trial("an empty local line silences a library")
            .local("libv 1\n")
            .object("/a", uses("libv.so.1", "g", "V_2")));
    expect(
        "local-udeb",
        trial("local lines may be for a type")
            .udeb()
            .local("libv 1 local\nudeb: libv 1 local-udeb\n")
            .object("/a", uses("libv.so.1", "g", "V_2")));
    expect(
        "local-own",
        trial("local lines speak of the package's own libraries")
            .local("libown 1 local-own\n")
            .object("/usr/bin/a", new TinyElf().needed("libown.so.1"))
            .object("/usr/lib/libown.so.1", library("libown.so.1")));
    expect(
        "",
        trial("but of none without soname")
            .local("libnosoname 1 local\n")
            .object("/a", new TinyElf().needed("libnosoname.so.1")));
    expect(
        "libv1 (>= 2.0)",
        "libv1 (>= 2.5)",
        trial("a local line that is none is passed over")
            .local("libv\nlibw 1 local\n")
            .object("/a", uses("libv.so.1", "g", "V_2")));
    expect(
        "libv1 (>= 8)",
        trial("a build dependency raises a version")
            .buildDepends("debhelper-compat (= 13), libv-dev (>= 8)")
            .object("/a", uses("libv.so.1", "g", "V_2")));
    expect(
        "libv1 (>= 2.0)",
        "libv1 (>= 2.5)",
        trial("and never lowers it")
            .buildDepends("libv-dev (>= 1.9), libv-dev (= 9), libv-dev (<< 9), libv-devel (>= 9)")
            .object("/a", uses("libv.so.1", "g", "V_2")));
    expect(
        "libv1 (>= 9)",
        trial("the highest version of all alternatives counts")
            .buildDepends("libv-dev (>= 8) | libv-dev:native (>> 9), libv-dev (> 7)")
            .object("/a", uses("libv.so.1", "g", "V_2")));
    expect(
        "libv1 (>= 6)",
        trial("if it is for this architecture and without profiles")
            .buildDepends(
                "libv-dev (>= 9) [!amd64], libv-dev (>= 8) <cross>, libv-dev (>= 7) [arm64 any-i386],"
                    + " libv-dev (>= 6) [linux-any] <!cross>, libv-dev (>= 5) [any-amd64]")
            .object("/a", uses("libv.so.1", "g", "V_2")));
    expect(
        "libfield1 (>= 4)",
        trial("only pieces that are there are raised")
            .buildDepends("libfield-dev (>= 4), libignored-dev (>= 5)")
            .object("/a", uses("libfield.so.1", "f", "")));
    expect(
        "libfield-more (>= 4), libfield1 (>= 4), libfield1-abi",
        trial("the pieces of all templates and packages")
            .buildDepends("libfield-dev (>= 3), libother-dev (>= 4)")
            .object("/a", uses("libfield.so.1", "g", "")));
    expect(
        "libzero1 (>= 4)",
        trial("a piece without version is raised, too")
            .buildDepends("libzero-dev (>= 4)")
            .object("/a", uses("libzero.so.1", "f", ""))
            .object("/b", uses("libzero.so.1", "g", "")));
  }
}
