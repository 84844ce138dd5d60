package debwright.app;

import debwright.archive.AppTree;
import debwright.elf.ByteSource;
import debwright.index.IndexException;
import debwright.plan.PackagePlan.Need;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Libraries that Chromium opens by name (dlopen(3)) instead of needing them: no table of the ELF
 * file tells, but its strings do.
 */
final class OpenedLibraries {
  /** Without it Chromium ends at once. */
  private static final List<String> REQUIRED = List.of("libX11-xcb.so.1");

  /** Without them menus, notifications, passwords or speed are missing. */
  private static final List<String> USED =
      List.of("libgtk-3.so.0", "libnotify.so.4", "libsecret-1.so.0", "libEGL.so.1", "libGL.so.1");

  private static final int CHUNK = 1 << 20;

  private final AppTree tree;
  private final List<AppFile> programs;
  private final LibraryPackages packages;

  /**
   * @param packages of the release
   */
  OpenedLibraries(AppTree tree, List<AppFile> files, LibraryPackages packages) {
    this.tree = tree;
    this.programs = files.stream().filter(file -> file.elf().isPresent()).toList();
    this.packages = packages;
  }

  /** What must be there. */
  List<Need> required() throws IOException, IndexException {
    return needs(REQUIRED);
  }

  /** What is better there. */
  List<Need> used() throws IOException, IndexException {
    return needs(USED);
  }

  private List<Need> needs(List<String> sonames) throws IOException, IndexException {
    List<Need> needs = new ArrayList<>();
    for (String soname : sonames) {
      Optional<String> name = brought(soname) ? Optional.empty() : packages.packageOf(soname);
      Optional<AppFile> opener = name.isEmpty() ? Optional.empty() : opener(soname);
      if (opener.isPresent()) {
        String why = "%s, opened by name in %s".formatted(soname, opener.get().path());
        needs.add(new Need(name.get(), List.of(why)));
      }
    }
    return needs;
  }

  private boolean brought(String soname) {
    return programs.stream().anyMatch(file -> file.name().equals(soname));
  }

  private Optional<AppFile> opener(String soname) throws IOException {
    for (AppFile file : programs) {
      if (!file.namedAsLibrary() && holds(tree.content(file.entry()), soname)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  // As C keeps a string: on its own, between zeros.
  private static boolean holds(ByteSource content, String soname) throws IOException {
    byte[] wanted = ("\0" + soname + "\0").getBytes(StandardCharsets.US_ASCII);
    for (long at = 0; at + wanted.length <= content.size(); at += CHUNK) {
      int length = (int) Math.min(CHUNK + wanted.length - 1, content.size() - at);
      if (holds(content.read(at, length), wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(ByteBuffer chunk, byte[] wanted) {
    byte[] bytes = new byte[chunk.remaining()];
    chunk.get(bytes);
    for (int at = 0; at + wanted.length <= bytes.length; at++) {
      if (bytes[at + 1] == wanted[1]
          && java.util.Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
