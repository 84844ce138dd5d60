package debwright.elf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What GNU readelf says of a file, in the words of {@link Rendering}. */
final class Readelf {
  private static final Pattern DYNAMIC =
      Pattern.compile("\\((NEEDED|SONAME|RPATH|RUNPATH)\\) .*?: \\[(.*)\\]");
  private static final Pattern SYMBOL =
      Pattern.compile(" +\\d+: \\w+ +\\S+ (\\S+) +(\\S+) +\\S+ +(?:\\[.*?\\] +)?(\\S+) (\\S*).*");
  private static final Pattern INTERPRETER =
      Pattern.compile("Requesting program interpreter: (.*)\\]");
  private static final Pattern ABI_TAG = Pattern.compile("OS: (\\S+), ABI: (\\S+)");
  private static final Pattern COPY =
      Pattern.compile("R_\\S+_COPY +(?:\\w+ )?(\\S+)(?: \\+ 0)?", Pattern.MULTILINE);
  private static final Pattern VERSION =
      Pattern.compile(
          "File: (\\S+) |Name: (\\S+)  Flags: (.*?)  Ver|Flags: (.*?)  I.*Name: (\\S+)");

  private final String path;

  Readelf(Path file) {
    Needs.file("/usr/bin/readelf", "binutils");
    this.path = file.toString();
  }

  List<String> dynamic() throws IOException {
    return matches(DYNAMIC, run("-d")).stream().map(m -> m.group(1) + " " + m.group(2)).toList();
  }

  List<String> symbols() throws IOException {
    List<String> symbols = new ArrayList<>();
    for (String line : run("--dyn-syms").split("\n", -1)) {
      Matcher symbol = SYMBOL.matcher(line);
      if (symbol.matches() && !symbol.group(2).equals("LOCAL")) {
        String defined = symbol.group(3).equals("UND") ? "UND" : "DEF";
        symbols.add(symbol.group(2) + " " + defined + " " + symbol.group(4));
      }
    }
    return symbols;
  }

  List<String> copied() throws IOException {
    return matches(COPY, run("-r")).stream()
        .map(m -> m.group(1).split("@", 2)[0])
        .sorted()
        .toList();
  }

  List<String> interpreter() throws IOException {
    return matches(INTERPRETER, run("-l")).stream().map(m -> m.group(1)).toList();
  }

  List<String> abiTag() throws IOException {
    return matches(ABI_TAG, run("-n")).stream().map(m -> m.group(1) + " " + m.group(2)).toList();
  }

  List<String> versions() throws IOException {
    List<String> versions = new ArrayList<>();
    String file = "";
    for (MatchResult match : matches(VERSION, run("-V"))) {
      if (match.group(1) != null) {
        file = match.group(1);
      } else if (match.group(2) != null) {
        versions.add(file + " " + match.group(2) + " " + match.group(3));
      } else if (!match.group(4).contains("BASE")) {
        versions.add("defines " + match.group(5));
      }
    }
    return versions.stream().sorted().toList();
  }

  private static List<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  String run(String option) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("readelf", "-W", option, path);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
