package debwright.resolve;

import debwright.elf.ElfFile;
import debwright.elf.Platform;
import debwright.index.AbiText;
import debwright.index.InstalledPath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An ELF object of an app.
 *
 * @param path in the app
 * @param elf what it says
 * @param platform that it is for
 */
record AppObject(String path, ElfFile elf, Platform platform) {
  private static final Pattern PATH_END = Pattern.compile("\\s");

  AppObject(String path, ElfFile elf) {
    this(path, elf, elf.platform());
  }

  /** Of the path alone: objects are looked up often, and all that one says is much. */
  @Override
  public int hashCode() {
    return path.hashCode();
  }

  String abi() {
    return AbiText.of(elf.abi());
  }

  /** The last part of the path. */
  String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether an installed system of that architecture can run or load it. */
  boolean isFor(Architecture wanted) {
    return platform.system().gnu()
        && Architecture.of(elf.abi()).equals(Optional.of(wanted))
        && (wanted != Architecture.ARMHF || platform.machine().equals(wanted.code()));
  }

  /**
   * Whether the dynamic linker starts from it. Libraries that print their version when started, as
   * Qt's do, have a DT_SONAME and are none.
   */
  boolean isStarted() {
    return elf.hasDynamic() && elf.interpreter().isPresent() && elf.soname().isEmpty();
  }

  /**
   * DT_RUNPATH where there is one, else DT_RPATH, as dpkg-shlibdeps reads it off objdump: up to the
   * first space, with {@code $ORIGIN} put in. An empty part is the root, unless it is the last;
   * relative folders are left out, as they depend on where a program is started.
   */
  List<String> searchPath() {
    return hasNone() ? List.of() : absolute(runPath().map(this::withOrigin));
  }

  // As most have.
  private boolean hasNone() {
    return elf.runpath().isEmpty() && elf.rpath().isEmpty();
  }

  /** The same without the folders that depend on where the object lies. */
  List<String> searchPathWithoutOrigin() {
    return hasNone()
        ? List.of()
        : absolute(runPath().filter(folder -> folder.equals(withOrigin(folder))));
  }

  private Stream<String> runPath() {
    List<String> folders = elf.runpath().isEmpty() ? elf.rpath() : elf.runpath();
    String path = PATH_END.split(String.join(":", folders), 2)[0];
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == ':') {
      end--;
    }
    return end == 0 ? Stream.empty() : Arrays.stream(path.substring(0, end).split(":", -1));
  }

  private static List<String> absolute(Stream<String> folders) {
    return folders.filter(folder -> folder.isEmpty() || folder.startsWith("/")).toList();
  }

  private String withOrigin(String folder) {
    String origin = InstalledPath.folder(path);
    return folder.replace("$ORIGIN", origin).replace("${ORIGIN}", origin);
  }
}
