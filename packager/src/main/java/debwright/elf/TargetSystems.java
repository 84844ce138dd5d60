package debwright.elf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Tells systems apart by what an object says: first what states a system outright, then what only
 * one has.
 */
final class TargetSystems {
  private static final int ELFOSABI_NONE = 0;
  private static final int ELFOSABI_GNU = 3;

  /** EI_OSABI of the gABI's registry; those of a processor supplement (64, 97) name no system. */
  private static final Map<Integer, TargetSystem> OS_ABI =
      Map.of(
          2, TargetSystem.NETBSD,
          6, TargetSystem.SOLARIS,
          9, TargetSystem.FREEBSD,
          12, TargetSystem.OPENBSD);

  private static final Map<String, TargetSystem> NOTE_OWNERS =
      Map.of(
          "Android", TargetSystem.ANDROID,
          "FreeBSD", TargetSystem.FREEBSD,
          "NetBSD", TargetSystem.NETBSD,
          "OpenBSD", TargetSystem.OPENBSD,
          "DragonFly", TargetSystem.DRAGONFLY);

  /** NT_GNU_ABI_TAG's first word, but 0, which is any Linux. */
  private static final Map<Long, TargetSystem> ABI_TAGS =
      Map.of(
          1L, TargetSystem.HURD,
          2L, TargetSystem.SOLARIS,
          3L, TargetSystem.KFREEBSD,
          4L, TargetSystem.NETBSD);

  private static final Map<Pattern, TargetSystem> INTERPRETERS =
      Map.of(
          Pattern.compile(".*/ld-musl-.*"), TargetSystem.LINUX_MUSL,
          Pattern.compile(".*/ld(64)?-uClibc.*"), TargetSystem.LINUX_UCLIBC,
          Pattern.compile("/system/bin/linker(64)?|/apex/.*/linker(64)?"), TargetSystem.ANDROID,
          Pattern.compile("(/usr)?/libexec/ld-elf(32)?\\.so\\.1"), TargetSystem.FREEBSD,
          Pattern.compile("/usr/libexec/ld-elf\\.so\\.2"), TargetSystem.DRAGONFLY,
          Pattern.compile("(/usr)?/libexec/ld\\.elf_so.*"), TargetSystem.NETBSD,
          Pattern.compile("/usr/libexec/ld\\.so"), TargetSystem.OPENBSD,
          Pattern.compile("(/usr/lib|/lib|/usr/lib/\\w+|/lib/\\w+)/ld\\.so\\.1"),
              TargetSystem.SOLARIS,
          Pattern.compile(".*/(ld-linux.*|ld64)\\.so\\.[0-9]+"), TargetSystem.LINUX_GNU);

  private static final Map<Pattern, TargetSystem> VERSIONS =
      Map.of(
          Pattern.compile("GLIBC_.*"), TargetSystem.LINUX_GNU,
          Pattern.compile("LIBC(_.*)?"), TargetSystem.ANDROID,
          Pattern.compile("FBSD_.*"), TargetSystem.FREEBSD,
          Pattern.compile("(SUNW|ILLUMOS|SYSVABI)_.*"), TargetSystem.SOLARIS);

  private static final Map<Pattern, TargetSystem> LIBRARIES =
      Map.of(
          Pattern.compile("libc\\.so\\.6(\\.1)?|ld-linux.*|ld64\\.so\\..*"), TargetSystem.LINUX_GNU,
          Pattern.compile("lib(m\\.so\\.6|pthread\\.so\\.0|dl\\.so\\.2|rt\\.so\\.1)"),
              TargetSystem.LINUX_GNU,
          Pattern.compile("libc\\.musl-.*"), TargetSystem.LINUX_MUSL,
          Pattern.compile("libc\\.so\\.0"), TargetSystem.LINUX_UCLIBC,
          Pattern.compile("libc\\.so\\.0\\.3"), TargetSystem.HURD,
          Pattern.compile("libc\\.so\\.7"), TargetSystem.FREEBSD,
          Pattern.compile("libc\\.so\\.12"), TargetSystem.NETBSD,
          Pattern.compile("libc\\.so\\.[1-9][0-9]*\\.[0-9]+"), TargetSystem.OPENBSD,
          Pattern.compile("libc\\.so\\.1"), TargetSystem.SOLARIS);

  /** What no musl has as a library of its own, or Android's alone. */
  private static final List<String> BIONIC =
      List.of("libm.so", "libdl.so", "liblog.so", "libandroid.so", "libc++_shared.so");

  private static final List<Function<ElfFile, Optional<TargetSystem>>> SIGNS =
      List.of(
          file -> file.systemNote().map(NOTE_OWNERS::get),
          file -> osAbi(file.osAbi()),
          file -> file.abiTag().map(tag -> ABI_TAGS.get(tag.os())),
          file -> first(VERSIONS, file.versionNeeds().stream().map(VersionNeed::version).toList()),
          file -> first(INTERPRETERS, file.interpreter().stream().toList()),
          file -> plainC(file.needed()),
          file -> first(LIBRARIES, file.needed()));

  private TargetSystems() {}

  static TargetSystem of(ElfFile file) {
    for (Function<ElfFile, Optional<TargetSystem>> sign : SIGNS) {
      Optional<TargetSystem> found = sign.apply(file);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return TargetSystem.LINUX;
  }

  /** Whether notes of that owner and type 1 name a system. */
  static boolean owns(String owner) {
    return NOTE_OWNERS.containsKey(owner);
  }

  private static Optional<TargetSystem> osAbi(int code) {
    if (code == ELFOSABI_NONE || code == ELFOSABI_GNU || code >= 64) {
      return Optional.empty();
    }
    return Optional.of(OS_ABI.getOrDefault(code, TargetSystem.OTHER));
  }

  // musl's own library is named so only where it is the system's; Android's always is.
  private static Optional<TargetSystem> plainC(List<String> needed) {
    if (!needed.contains("libc.so")) {
      return Optional.empty();
    }
    boolean bionic = needed.stream().anyMatch(BIONIC::contains);
    return Optional.of(bionic ? TargetSystem.ANDROID : TargetSystem.LINUX_MUSL);
  }

  private static Optional<TargetSystem> first(
      Map<Pattern, TargetSystem> known, List<String> texts) {
    for (String text : texts) {
      for (Map.Entry<Pattern, TargetSystem> each : known.entrySet()) {
        if (each.getKey().matcher(text).matches()) {
          return Optional.of(each.getValue());
        }
      }
    }
    return Optional.empty();
  }
}
