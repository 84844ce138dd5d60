package debwright.deploy;

import debwright.delivery.DeliveryFile;
import debwright.delivery.DeliveryFile.EnvironmentPlan;
import debwright.gate.ProjectFileException;
import debwright.job.Job;
import debwright.job.JobResult;
import debwright.job.Secrets;
import debwright.job.Telling;
import debwright.job.WorkTree;
import debwright.ledger.Stages;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The steps of one deploy in their order, with how long each took and what it wrote. */
final class Steps {
  private final Trunk trunk;
  private final DeployPlace place;
  private final Secrets secrets;
  private final String environment;
  private final DeployProgress progress;

  /** Becomes true where no command may begin any more. */
  private final AtomicBoolean ending;

  private Stages stages = Stages.NONE;
  private boolean touched;
  private int commands;

  Steps(Deployer.Tools tools, String environment, Secrets secrets) {
    this.secrets = secrets;
    this.trunk = tools.trunk();
    this.place = tools.place();
    this.environment = environment;
    this.progress = tools.progress();
    this.ending = tools.ending();
  }

  /** One step: why it failed, or empty. */
  private interface Step {
    Optional<String> run()
        throws IOException, TrunkException, ProjectFileException, InterruptedException;
  }

  Stages stages() {
    return stages;
  }

  /** Another one was at it before. */
  void touch() {
    touched = true;
  }

  /** Whether a command began that may have changed something. */
  boolean touched() {
    return touched;
  }

  /**
   * Brings a revision there and checks it.
   *
   * @return why it failed, or empty
   */
  Optional<String> bring(DeployChoice choice) throws InterruptedException {
    String id = choice.revision().id();
    EnvironmentPlan plan = choice.plan();
    Map<String, String> variables = variables(id, choice.before().orElse(""));
    Optional<String> failure = step("checkout", id, () -> checkOut(choice.revision()));
    if (failure.isEmpty()) {
      failure = step("deploy", id, () -> command("deploy", plan.deploy(), plan, variables));
    }
    if (failure.isEmpty() && plan.check().isPresent()) {
      String check = plan.check().orElseThrow();
      failure = step("check", id, () -> command("check", check, plan, variables));
    }
    return failure;
  }

  /**
   * Puts a revision back that was there before, and checks it.
   *
   * @param failed what is there now, or a part of it
   * @return why it failed, or empty
   */
  Optional<String> putBack(String revision, String failed) throws InterruptedException {
    return step("rollback", revision, () -> back(trunk.resolve(revision), failed));
  }

  private Optional<String> back(Revision revision, String failed)
      throws IOException, TrunkException, ProjectFileException, InterruptedException {
    EnvironmentPlan plan = plan(revision, failed);
    Map<String, String> variables = variables(revision.id(), failed);
    variables.put("DEBWRIGHT_FAILED", failed);
    Optional<String> failure = checkOut(revision);
    if (failure.isEmpty()) {
      failure = command("rollback", plan.rollback().orElse(plan.deploy()), plan, variables);
    }
    return failure.isEmpty() && plan.check().isPresent()
        ? command("check", plan.check().orElseThrow(), plan, variables)
        : failure;
  }

  /** Its own, or that of the one that failed where it was brought there by other means. */
  private EnvironmentPlan plan(Revision revision, String failed)
      throws IOException, TrunkException, ProjectFileException {
    Optional<EnvironmentPlan> own = DeliveryFile.of(trunk, revision).environment(environment);
    return own.isPresent()
        ? own.get()
        : DeliveryFile.of(trunk, trunk.resolve(failed))
            .environment(environment)
            .orElseThrow(
                () ->
                    new TrunkException(
                        "%s has no environment '%s'".formatted(revision, environment), ""));
  }

  private Map<String, String> variables(String revision, String before) {
    return new TreeMap<>(
        Map.of(
            "DEBWRIGHT_ENVIRONMENT", environment,
            "DEBWRIGHT_REVISION", revision,
            "DEBWRIGHT_PREVIOUS", before));
  }

  private Optional<String> step(String name, String revision, Step step)
      throws InterruptedException {
    progress.stage(environment, revision, name);
    long start = System.nanoTime();
    try {
      return step.run();
    } catch (IOException e) {
      return Optional.of("%s: %s".formatted(name, e));
    } catch (TrunkException e) {
      return Optional.of("%s: %s".formatted(name, e.explanation()));
    } catch (ProjectFileException e) {
      return Optional.of("%s: %s".formatted(name, e.getMessage()));
    } finally {
      stages = stages.and(name, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private Optional<String> checkOut(Revision revision)
      throws IOException, TrunkException, InterruptedException {
    WorkTree.checkOut(trunk, revision, place.workshop(environment).emptyFolder("tree"));
    return Optional.empty();
  }

  private Optional<String> command(
      String what, String command, EnvironmentPlan plan, Map<String, String> variables)
      throws IOException, InterruptedException {
    if (ending.get()) {
      throw new InterruptedException("about to end");
    }
    commands++;
    touched = true;
    Path log = place.said(environment).resolve("%02d-%s.txt".formatted(commands, what));
    Files.createDirectories(log.getParent());
    Files.deleteIfExists(log);
    Path tree = place.tree(environment);
    Job job = new Job(what, command, tree, variables, secrets, plan.limit());
    JobResult result = place.workshop(environment).run(job, log);
    return result.succeeded()
        ? Optional.empty()
        : Optional.of((result.said() + "\n" + Telling.of(log)).strip());
  }
}
