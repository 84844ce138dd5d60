package debwright.cli;

import debwright.index.IndexException;
import debwright.index.IndexFacts;
import debwright.index.Indexes.Located;
import debwright.index.Release;
import debwright.mirror.MirrorException;
import debwright.mirror.MirrorIndexBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code debwright index update}. */
@CommandLine.Command(
    name = "update",
    header = "Build your indexes again whose archives changed; only what changed is fetched.",
    footer = "  debwright index update --release debian:13")
final class IndexUpdateCommand implements Command {
  private final Console console;

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      description = "Only those of that release; may be given several times.")
  private List<String> releases = new ArrayList<>();

  IndexUpdateCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run()
      throws Failure, IOException, IndexException, MirrorException, InterruptedException {
    List<Release> wanted = new ArrayList<>();
    for (String name : releases) {
      wanted.add(RuleOptions.release(name));
    }
    List<Located> own =
        console.indexes().list().stream()
            .filter(each -> !each.embedded() && isWanted(each.index().facts(), wanted))
            .toList();
    if (own.isEmpty()) {
      throw Failure.environment(
          "no index of yours%s was built from a mirror"
              .formatted(wanted.isEmpty() ? "" : " of that release"),
          "debwright index build --release RELEASE --arch ARCH --mirror URL builds one");
    }
    for (Located each : own) {
      update(each);
    }
    return ExitCode.YES;
  }

  private static boolean isWanted(IndexFacts facts, List<Release> wanted) {
    return MirrorIndexBuilder.isFromMirror(facts)
        && (wanted.isEmpty() || wanted.contains(facts.release()));
  }

  private void update(Located located) throws IOException, MirrorException, InterruptedException {
    IndexFacts facts = located.index().facts();
    String name = facts.release() + " " + facts.architecture();
    boolean changed = rebuild(located);
    console.say(name + (changed ? ": updated" : ": nothing changed"));
  }

  private boolean rebuild(Located located)
      throws IOException, MirrorException, InterruptedException {
    try (MirrorTalk talk = new MirrorTalk(console)) {
      Optional<MirrorIndexBuilder.Built> built =
          new MirrorIndexBuilder(console.cache(), console.environment())
              .update(located.index().facts(), located.file(), talk);
      built.ifPresent(talk::built);
      return built.isPresent();
    }
  }
}
