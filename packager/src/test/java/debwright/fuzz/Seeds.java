package debwright.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import debwright.archive.Specimens;
import debwright.index.IndexException;
import debwright.index.SmallWorld;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sound inputs to start from: small ones made here, and small real ones of this machine. */
public final class Seeds {
  private static final long MOST_BYTES = 20_000;
  private static final int MOST_FILES = 40;
  private static final List<String> OBJECTS =
      List.of(
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib/x86_64-linux-gnu/gconv",
          "/usr/i686-linux-gnu/lib",
          "/usr/s390x-linux-gnu/lib",
          "/usr/mips-linux-gnu/lib");

  private Seeds() {}

  /**
   * Writes the seeds of one target.
   *
   * @param args the target and a folder
   */
  public static void main(String[] args) throws IOException, IndexException {
    Target target = Target.of(args[0]);
    Path folder = Files.createDirectories(Path.of(args[1]));
    for (Map.Entry<String, byte[]> seed : made(target).entrySet()) {
      Files.write(folder.resolve(seed.getKey()), seed.getValue());
    }
    for (Path real : real(target)) {
      Files.write(folder.resolve(real.getFileName()), Files.readAllBytes(real));
    }
  }

  /** Those that are made here, by name. */
  static Map<String, byte[]> made(Target target) throws IOException, IndexException {
    return switch (target) {
      case ELF, DEPS -> Map.of("tiny", Objects.seed());
      case INDEX -> Map.of("index", index());
      case APP, DEB -> archives(target);
      case SYMBOLS,
          SHLIBS,
          CONTROL,
          RELATIONS,
          VERSIONS,
          ALTERNATIVES,
          PLAN,
          DLOPEN_NOTE,
          BUILD_DEPENDS,
          PACKAGES,
          CONTENTS,
          RELEASE ->
          samples(target);
    };
  }

  private static List<Path> real(Target target) throws IOException {
    List<Path> found = new ArrayList<>();
    switch (target) {
      case ELF, DEPS -> {
        for (String folder : OBJECTS) {
          found.addAll(small(folder, "*.so*"));
        }
      }
      case SYMBOLS -> found.addAll(small("/var/lib/dpkg/info", "*.symbols"));
      case SHLIBS -> found.addAll(small("/var/lib/dpkg/info", "*.shlibs"));
      case ALTERNATIVES -> found.addAll(small("/var/lib/dpkg/info", "lib*.postinst"));
      case INDEX,
          APP,
          DEB,
          CONTROL,
          RELATIONS,
          VERSIONS,
          PLAN,
          DLOPEN_NOTE,
          BUILD_DEPENDS,
          PACKAGES,
          CONTENTS,
          RELEASE -> {}
    }
    return found;
  }

  private static List<Path> small(String folder, String pattern) throws IOException {
    if (!Files.isDirectory(Path.of(folder))) {
      return List.of();
    }
    List<Path> small = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder), pattern)) {
      for (Path file : files) {
        if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
          small.add(file);
        }
      }
    }
    small.sort(null);
    return List.copyOf(small.subList(0, Math.min(MOST_FILES, small.size())));
  }

  /** The samples that lie beside this class, empty lines with a dash between. */
  private static Map<String, byte[]> samples(Target target) throws IOException {
    Map<String, byte[]> samples = new TreeMap<>();
    for (String sample : resource(target.code()).split("\n-\n", -1)) {
      samples.put(target.code() + samples.size(), sample.getBytes(UTF_8));
    }
    return samples;
  }

  private static String resource(String name) throws IOException {
    try (var in = Seeds.class.getResourceAsStream("seeds/" + name + ".txt")) {
      return new String(java.util.Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  private static byte[] index() throws IOException, IndexException {
    String symbols = "libv.so.1 libv1 #MINVER#\n| libv1-private\n* A: b\n f@V_1 1.2\n g@V_2 2 1\n";
    String library = "/usr/lib/x86_64-linux-gnu/libv.so.1";
    new SmallWorld()
        .add("libv1", library, symbols, "libv 1 libv1\nudeb: libv 1 v\n", "libc6")
        .alternative("libx1", "/usr/lib/libv.so.1", "/usr/lib/x/libx.so.1", 50, "libx 1 libx1\n")
        .index(Scratch.folder());
    return Files.readAllBytes(Scratch.folder().resolve("small.index"));
  }

  private static Map<String, byte[]> archives(Target target) throws IOException {
    Map<String, byte[]> archives = new TreeMap<>();
    Specimens.all()
        .forEach(
            (name, bytes) -> {
              if (target == Target.APP || name.startsWith("deb")) {
                archives.put(name.replace(' ', '-'), bytes);
              }
            });
    return archives;
  }
}
