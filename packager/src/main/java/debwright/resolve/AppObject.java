package debwright.resolve;

import debwright.elf.ElfFile;
import debwright.index.AbiText;
import debwright.index.InstalledPath;
import java.util.List;

/**
 * An ELF object of an app.
 *
 * @param path in the app
 * @param elf what it says
 */
record AppObject(String path, ElfFile elf) {

  String abi() {
    return AbiText.of(elf.abi());
  }

  /**
   * DT_RUNPATH where there is one, else DT_RPATH, with {@code $ORIGIN} put in; relative folders are
   * left out, as they depend on where a program is started.
   */
  List<String> searchPath() {
    List<String> path = elf.runpath().isEmpty() ? elf.rpath() : elf.runpath();
    return path.stream().map(this::withOrigin).filter(folder -> folder.startsWith("/")).toList();
  }

  private String withOrigin(String folder) {
    String origin = InstalledPath.folder(path);
    return folder.replace("$ORIGIN", origin).replace("${ORIGIN}", origin);
  }
}
