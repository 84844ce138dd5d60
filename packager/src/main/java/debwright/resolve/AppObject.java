package debwright.resolve;

import debwright.elf.ElfFile;
import debwright.elf.Platform;
import debwright.index.AbiText;
import debwright.index.InstalledPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An ELF object of an app.
 *
 * @param path in the app
 * @param elf what it says
 * @param platform that it is for
 */
record AppObject(String path, ElfFile elf, Platform platform) {

  AppObject(String path, ElfFile elf) {
    this(path, elf, elf.platform());
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
   * DT_RUNPATH where there is one, else DT_RPATH, with {@code $ORIGIN} put in; relative folders are
   * left out, as they depend on where a program is started.
   */
  List<String> searchPath() {
    return absolute(runPath().map(this::withOrigin));
  }

  /** The same without the folders that depend on where the object lies. */
  List<String> searchPathWithoutOrigin() {
    return absolute(runPath().filter(folder -> folder.equals(withOrigin(folder))));
  }

  private Stream<String> runPath() {
    return (elf.runpath().isEmpty() ? elf.rpath() : elf.runpath()).stream();
  }

  private static List<String> absolute(Stream<String> folders) {
    return folders.filter(folder -> folder.startsWith("/")).toList();
  }

  private String withOrigin(String folder) {
    String origin = InstalledPath.folder(path);
    return folder.replace("$ORIGIN", origin).replace("${ORIGIN}", origin);
  }
}
