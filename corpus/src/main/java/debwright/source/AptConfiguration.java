package debwright.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes an apt configuration that touches nothing outside one folder (apt.conf(5)). */
final class AptConfiguration {
  private static final List<String> FOLDERS =
      List.of(
          "etc/sources.list.d",
          "etc/apt.conf.d",
          "etc/preferences.d",
          "state/lists/partial",
          "cache/archives/partial");

  private final Path folder;
  private final Suite suite;

  AptConfiguration(Path folder, Suite suite) {
    this.folder = folder;
    this.suite = suite;
  }

  void write(String sources) throws IOException {
    for (String name : FOLDERS) {
      Files.createDirectories(folder.resolve(name));
    }
    Files.writeString(folder.resolve("state/status"), "");
    Files.writeString(folder.resolve("etc/sources.list.d/archive.sources"), sources);
    Files.writeString(folder.resolve("apt.conf"), text());
  }

  private String text() throws IOException {
    return """
        Dir "%1$s";
        Dir::Etc "%1$s/etc";
        Dir::Etc::trusted "/etc/apt/trusted.gpg";
        Dir::Etc::trustedparts "/etc/apt/trusted.gpg.d";
        Dir::State "%1$s/state";
        Dir::State::status "%1$s/state/status";
        Dir::Cache "%1$s/cache";
        APT::Architecture "%2$s";
        APT::Architectures { "%2$s"; };
        APT::Sandbox::User "root";
        APT::Update::Error-Mode "any";
        Acquire::Languages "none";
        Acquire::Retries "3";
        %3$s
        """
        .formatted(folder, suite.architecture(), proxies());
  }

  /** The system's proxies: without them there may be no way out. */
  private static String proxies() throws IOException {
    return Command.of("apt-config", "dump", "Acquire")
        .run()
        .out()
        .lines()
        .filter(line -> line.matches("Acquire::\\S*Proxy\\S* \".+\";"))
        .collect(Collectors.joining("\n"));
  }
}
