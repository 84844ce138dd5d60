package debwright.plan;

import java.util.List;

/**
 * What the dynamic linker makes of an app once it is installed; empty for the mode {@code exact},
 * which asks no such thing.
 *
 * @param programs those that the dynamic linker starts, sorted by path
 * @param links that the package must add for libraries to be found, sorted by path
 * @param unmet symbol versions that a library lacks; with one, the object does not load
 * @param unused objects of the app that this release has nothing for and others stand in for,
 *     sorted by path
 * @param leftOut objects for other platforms, sorted by path
 * @param conditions under which objects load that a package alone does not bring about, such as
 *     another library that their host must have loaded before; for a person, sorted
 * @param unreached libraries of the app that are asked for and that nothing loads as it is shipped,
 *     sorted by path
 * @param undefined symbols that no library defines, though all versions that are needed are there
 * @param unportable libraries that the app loads of its own and that are known to break on other
 *     systems, with the reason, sorted by path
 */
public record Loading(
    List<ProgramPlan> programs,
    List<LibraryLink> links,
    List<UnmetVersion> unmet,
    List<LeftOut> unused,
    List<LeftOut> leftOut,
    List<String> conditions,
    List<Unreached> unreached,
    List<UndefinedSymbol> undefined,
    List<LeftOut> unportable) {

  /** Of an app of which nothing was asked. */
  public static final Loading NONE =
      new Loading(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /**
   * A program of the app.
   *
   * @param path in the app
   * @param libraryFolders folders of the app that its start script must put into LD_LIBRARY_PATH,
   *     in order; mostly none
   * @param script of the app that does so already, or empty text
   */
  public record ProgramPlan(String path, List<String> libraryFolders, String script) {
    public ProgramPlan {
      libraryFolders = List.copyOf(libraryFolders);
    }

    /** Of a program that no script of the app tells of folders. */
    public ProgramPlan(String path, List<String> libraryFolders) {
      this(path, libraryFolders, "");
    }
  }

  /**
   * A link that archives lose and the dynamic linker needs: a library's DT_SONAME, beside it.
   *
   * @param path in the app, of the link
   * @param target a file name in the same folder
   */
  public record LibraryLink(String path, String target) {}

  /**
   * A symbol version that is needed and not there.
   *
   * @param object path of the object that needs it
   * @param library the soname that should define it
   * @param version such as {@code GLIBC_2.38}
   * @param symbol one that the object uses of it, or empty text
   * @param offered the highest version of the same beginning that is there, or empty text
   */
  public record UnmetVersion(
      String object, String library, String version, String symbol, String offered) {}

  /**
   * A symbol that an object needs and that is nowhere: built against a newer library, the object
   * fails as soon as the symbol is looked for.
   *
   * @param object path of the object that needs it
   * @param library the soname that should define it and has its version; empty text where the
   *     symbol has no version, so that any might
   * @param symbol such as {@code _ZN7QString5clearEv}
   * @param version such as {@code Qt_5}, or empty text
   */
  public record UndefinedSymbol(String object, String library, String symbol, String version) {}

  /**
   * A library of the app that is asked for, and yet not loaded.
   *
   * @param path in the app
   * @param library the name by which it is asked for
   * @param object that asks for it
   * @param instead path of what is loaded, or empty text
   * @param launcher a start script's variable that would lead to it, with a path in the app, such
   *     as {@code LD_LIBRARY_PATH=/lib}; empty text where no program of the app is started
   * @param searchPath an entry of the object's dynamic section that would lead to it, such as
   *     {@code RUNPATH $ORIGIN/../lib}
   */
  public record Unreached(
      String path,
      String library,
      String object,
      String instead,
      String launcher,
      String searchPath) {}

  /** Of an app in which nothing is unreached or unportable. */
  public Loading(
      List<ProgramPlan> programs,
      List<LibraryLink> links,
      List<UnmetVersion> unmet,
      List<LeftOut> unused,
      List<LeftOut> leftOut,
      List<String> conditions) {
    this(programs, links, unmet, unused, leftOut, conditions, List.of(), List.of(), List.of());
  }

  /** What a person should know of the app's own libraries, one line each. */
  public List<String> remarks() {
    return LoadingText.remarks(this);
  }

  public Loading {
    programs = List.copyOf(programs);
    links = List.copyOf(links);
    unmet = List.copyOf(unmet);
    unused = List.copyOf(unused);
    leftOut = List.copyOf(leftOut);
    conditions = List.copyOf(conditions);
    unreached = List.copyOf(unreached);
    undefined = List.copyOf(undefined);
    unportable = List.copyOf(unportable);
  }
}
