package debwright.drawers;

import debwright.source.Command;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fetches the tars of Debian's source packages by an apt that has its configuration, lists and
 * state in our cache. A tar that is there is not fetched again.
 */
final class SourceArchive {
  private static final Pattern MIRROR = Pattern.compile("\\b(https?://\\S+/debian)/?(?=\\s)");
  private static final String KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg";

  private final Path folder;

  SourceArchive(Path cache) {
    this.folder = cache.resolve("drawers").toAbsolutePath();
  }

  /**
   * The unpacked fixtures of a drawer.
   *
   * @throws IOException when they are not there and can't be fetched
   */
  Path unpacked(SourceDrawer drawer) throws IOException {
    Path into = folder.resolve(drawer.folder());
    if (!Files.isDirectory(into)) {
      Path fresh = Files.createDirectories(folder.resolve(drawer.folder() + ".new"));
      unpack(drawer, tar(drawer), fresh);
      Files.move(fresh, into, StandardCopyOption.ATOMIC_MOVE);
    }
    return into;
  }

  private static void unpack(SourceDrawer drawer, Path tar, Path into) throws IOException {
    run(
        Command.of("tar", "--extract", "--wildcards", "--no-same-owner", "--file", tar.toString())
            .with(List.of("--directory", into.toString(), "--mode=u+rwX"))
            .with(List.of(drawer.folders())));
  }

  private Path tar(SourceDrawer drawer) throws IOException {
    Path tars = Files.createDirectories(folder.resolve("tars").resolve(drawer.folder()));
    Optional<Path> here = find(tars);
    if (here.isPresent()) {
      return here.get();
    }
    Path configuration = configuration(drawer.suite());
    run(
        Command.of("apt-get", "-q", "source", "--download-only", "--tar-only", drawer.exactly())
            .with("APT_CONFIG", configuration.toString())
            .in(tars));
    return find(tars).orElseThrow(() -> new FileNotFoundException("no tar of " + drawer.exactly()));
  }

  private static Optional<Path> find(Path tars) throws IOException {
    try (Stream<Path> files = Files.list(tars)) {
      return files.filter(file -> file.toString().matches(".*\\.tar\\.\\w+")).sorted().findFirst();
    }
  }

  private Path configuration(String suite) throws IOException {
    Path apt = folder.resolve("apt").resolve(suite);
    for (String name :
        List.of("etc/sources.list.d", "state/lists/partial", "cache/archives/partial")) {
      Files.createDirectories(apt.resolve(name));
    }
    Path configuration = Files.writeString(apt.resolve("apt.conf"), text(apt));
    Files.writeString(apt.resolve("state/status"), "");
    Files.writeString(apt.resolve("etc/sources.list.d/archive.sources"), stanza(suite));
    run(Command.of("apt-get", "-q", "update").with("APT_CONFIG", configuration.toString()));
    return configuration;
  }

  private static String text(Path apt) throws IOException {
    String proxies =
        Command.of("apt-config", "dump", "Acquire")
            .run()
            .out()
            .lines()
            .filter(line -> line.matches("Acquire::\\S*Proxy\\S* \".+\";"))
            .collect(Collectors.joining("\n"));
    return """
        Dir "%1$s";
        Dir::Etc "%1$s/etc";
        Dir::State "%1$s/state";
        Dir::State::status "%1$s/state/status";
        Dir::Cache "%1$s/cache";
        APT::Sandbox::User "root";
        APT::Update::Error-Mode "any";
        Acquire::Languages "none";
        Acquire::Retries "3";
        %2$s
        """
        .formatted(apt, proxies);
  }

  private static String stanza(String suite) throws IOException {
    return """
        Types: deb-src
        URIs: %s
        Suites: %s
        Components: main
        Signed-By: %s
        """
        .formatted(mirror(), suite, KEYS);
  }

  /** Where the system's own apt finds Debian. */
  private static String mirror() throws IOException {
    for (Path file : lists()) {
      Matcher mirror = MIRROR.matcher(Files.readString(file));
      if (mirror.find()) {
        return mirror.group(1);
      }
    }
    throw new FileNotFoundException("the system's apt has no source of Debian");
  }

  private static List<Path> lists() throws IOException {
    Path etc = Path.of("/etc/apt");
    List<Path> lists = new ArrayList<>(List.of(etc.resolve("sources.list")));
    if (Files.isDirectory(etc.resolve("sources.list.d"))) {
      try (Stream<Path> more = Files.list(etc.resolve("sources.list.d"))) {
        more.filter(file -> file.toString().matches(".*\\.(list|sources)"))
            .sorted()
            .forEach(lists::add);
      }
    }
    return lists.stream().filter(Files::isReadable).toList();
  }

  private static void run(Command command) throws IOException {
    Command.Result result = command.run();
    if (!result.ok()) {
      throw new IOException(command.words().get(0) + ": " + result.complaint());
    }
  }
}
