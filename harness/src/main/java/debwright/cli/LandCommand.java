package debwright.cli;

import com.fasterxml.jackson.databind.JsonNode;
import debwright.delivery.LaneState;
import debwright.delivery.Proposal;
import debwright.delivery.ProposalState;
import debwright.delivery.Proposals;
import debwright.history.TrunkBranch;
import debwright.ledger.Ledger;
import debwright.run.Past;
import debwright.trunk.Trunk;
import debwright.works.Foreman;
import debwright.works.Pruning;
import debwright.works.RefWatch;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright land}: what is approved goes on trunk. */
@CommandLine.Command(
    name = "land",
    header =
        "Land what is approved: merge it in memory, test and judge that, and land it as tested.",
    description = {
      "",
      "Without a number all that wait are landed, and environments that get each landing are deployed to.",
      "With one, that proposal is tried at once, also where the lane is stopped because trunk is broken.",
      "debwright serve does all of it by itself; so does --watch, without pages."
    },
    footer = {"  debwright land", "  debwright land 7", "  debwright land --watch"})
final class LandCommand implements Command {
  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "N", description = "A proposal's number.")
  private Optional<String> number = Optional.empty();

  @Option(names = "--watch", description = "Go on until it is stopped, whenever something changes.")
  private boolean watch;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "The server that does it; the one that hosts the clone's remote unless given. Without any, it is done here.")
  private Optional<String> server = Optional.empty();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private DeliveryFormat format = DeliveryFormat.TEXT;

  @Mixin private RunOptions options = new RunOptions();

  LandCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    try (Trunk trunk = Trunk.open(options.repository())) {
      Optional<ServerClient> there = ServerClient.of(trunk, server, console);
      if (there.isPresent()) {
        return ask(there.get());
      }
      if (trunk.remote().isPresent()) {
        throw Failure.input(
            "trunk is not here, but at %s, which no debwright serves"
                .formatted(trunk.remote().get()),
            "run debwright land in that repository, or debwright serve");
      }
      try (GateTalk talk = new GateTalk(console, System::nanoTime)) {
        Ledger ledger = Ledger.of(trunk);
        LaneWiring wiring =
            new LaneWiring(
                console,
                trunk,
                ledger,
                options.materials(console, talk),
                options.settings(),
                Past.in(console.cache()),
                talk);
        wiring.workshop().endLeftovers();
        return watch ? watch(wiring) : once(wiring);
      }
    }
  }

  private ExitCode ask(ServerClient there) throws Exception {
    if (number.isEmpty()) {
      throw Failure.input(
          there.address() + " lands what is approved by itself",
          "debwright land N has one tried at once");
    }
    there.post("api/proposals/%s/land".formatted(number.get()), ServerClient.document());
    return show(there.get("api/proposals/" + number.get()));
  }

  private ExitCode once(LaneWiring wiring) throws Exception {
    List<Proposal> waiting = waiting(wiring);
    boolean stopped = stopped(wiring).isPresent();
    if (number.isPresent()) {
      wiring.lane(new LaneTalk(console)).land(number.get());
    }
    foreman(wiring).workOff();
    boolean all = true;
    for (Proposal proposal : waiting) {
      Proposal now = Proposals.of(wiring.ledger().state()).get(proposal.number());
      show(ProposalText.json(now));
      all &= now.state() == ProposalState.LANDED;
    }
    stopped(wiring).ifPresent(console::say);
    if (waiting.isEmpty() && !stopped) {
      console.say("nothing is approved and waits");
    }
    return all ? ExitCode.YES : ExitCode.NO;
  }

  private List<Proposal> waiting(LaneWiring wiring) throws Exception {
    Proposals proposals = Proposals.of(wiring.ledger().state());
    if (number.isEmpty()) {
      return proposals.queue();
    }
    Proposal proposal = proposals.get(number.get());
    if (proposal.state() != ProposalState.APPROVED) {
      throw Failure.refused(
          "%s is %s, not approved".formatted(proposal.called(), proposal.state()),
          "debwright review %s --approve".formatted(number.get()));
    }
    return List.of(proposal);
  }

  private Foreman foreman(LaneWiring wiring) {
    Foreman.Crew crew =
        new Foreman.Crew(
            progress -> wiring.lane(new LaneTalk(console, progress)),
            progress -> wiring.deployer(new DeployLog(console, progress)),
            () -> {},
            wiring.pruning(Pruning.Bound.USUAL),
            what -> console.say("note: " + what),
            Clock.systemUTC());
    return new Foreman(wiring.trunk(), wiring.ledger(), crew);
  }

  private static Optional<String> stopped(LaneWiring wiring) throws Exception {
    String tip = TrunkBranch.of(wiring.trunk()).tip().id();
    return LaneState.of(wiring.ledger().state(), tip)
        .stopped()
        .map(
            stop ->
                "the lane is stopped: trunk itself fails its tests: %s\nhint: debwright land N lands what mends it"
                    .formatted(stop.fact().reason()));
  }

  private ExitCode show(JsonNode proposal) {
    boolean json = format == DeliveryFormat.JSON;
    console.out().print(json ? proposal + "\n" : ProposalText.text(proposal));
    console.out().flush();
    return ExitCode.YES;
  }

  private ExitCode watch(LaneWiring wiring) throws Exception {
    Foreman foreman = foreman(wiring);
    RefWatch refs = RefWatch.of(wiring.trunk().gitFolder(), foreman::wake);
    try {
      foreman.start();
      foreman.wake();
      console.say("watching " + wiring.trunk().place());
      new CountDownLatch(1).await();
    } finally {
      refs.close();
      foreman.close();
    }
    return ExitCode.YES;
  }
}
