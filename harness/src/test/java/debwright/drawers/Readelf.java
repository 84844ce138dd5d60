package debwright.drawers;

import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import debwright.source.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds what we read of an ELF file against what GNU readelf reads. */
final class Readelf {
  private static final Pattern LINE =
      Pattern.compile(
          "\\((NEEDED|SONAME)\\) .*?: \\[(.*)\\]|File: (\\S+) |Name: (\\S+)  Flags: .*  Ver");

  private static final long SHT_GNU_VERNEED = 0x6ffffffe;

  private Readelf() {}

  /** What is otherwise in its answer; empty where both agree, or where we refuse the file. */
  static Optional<String> difference(Path file) throws IOException {
    try {
      List<String> ours = ours(ElfFile.read(file));
      List<String> theirs = theirs(file);
      return ours.equals(theirs)
          ? Optional.empty()
          : Optional.of("ours %s, readelf's %s".formatted(ours, theirs));
    } catch (ElfException e) {
      return Optional.empty();
    }
  }

  private static List<String> ours(ElfFile file) {
    List<String> lines = new ArrayList<>();
    file.needed().forEach(name -> lines.add("NEEDED " + name));
    file.soname().ifPresent(name -> lines.add("SONAME " + name));
    if (hasSections(file)) {
      file.versionNeeds().forEach(need -> lines.add(need.file() + " " + need.version()));
    }
    return lines.stream().sorted().toList();
  }

  /** It reads versions by their section alone, as the dynamic linker does not. */
  private static boolean hasSections(ElfFile file) {
    return file.headers().sections().stream().anyMatch(each -> each.type() == SHT_GNU_VERNEED);
  }

  private static List<String> theirs(Path file) throws IOException {
    Command.Result result = Command.of("timeout", "10", "readelf", "-dVW", file.toString()).run();
    List<String> lines = new ArrayList<>();
    String library = "";
    for (String line : result.out().split("\n", -1)) {
      Matcher found = LINE.matcher(line);
      if (!found.find()) {
        continue;
      }
      if (found.group(1) != null) {
        lines.add(found.group(1) + " " + found.group(2));
      } else if (found.group(3) != null) {
        library = found.group(3);
      } else {
        lines.add(library + " " + found.group(4));
      }
    }
    return lines.stream().sorted().toList();
  }
}
