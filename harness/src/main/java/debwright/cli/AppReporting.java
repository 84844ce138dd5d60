package debwright.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.distil.Inventory;
import debwright.elf.HoleException;
import debwright.plan.Outcome;
import debwright.plan.Plan;
import debwright.plan.PlanJson;
import debwright.plan.ReleasePlan;
import debwright.resolve.Architecture;
import debwright.resolve.Mode;
import debwright.run.FolderRemoval;
import debwright.text.Visible;
import debwright.users.Bundle;
import debwright.users.BundleWriter;
import debwright.users.Complaint;
import debwright.users.DistilledApp;
import debwright.users.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the bundle of an app that goes wrong. */
final class AppReporting {
  /** A larger plan is left out: whoever gets the app can make it again. */
  private static final int LARGEST_PLAN = 4_000_000;

  private final Console console;
  private final Wishes wishes;
  private final boolean withHome;

  /** What the user says. */
  record Wishes(
      String message,
      List<String> releases,
      Optional<String> architecture,
      List<String> expects,
      String reporter,
      LocalDate date) {}

  /**
   * What came of it.
   *
   * @param file that was written
   * @param report its {@code report.json}
   * @param inventory of the app in it, empty where it could not be opened
   * @param same whether the app without its code gets the same answer
   */
  record Made(
      Path file, Bundle bundle, String report, Optional<Inventory> inventory, boolean same) {}

  /** What Debwright makes of the app. */
  private record Answer(String architecture, List<Seen> seen, JsonNode plan) {}

  AppReporting(Console console, Wishes wishes, boolean withHome) {
    this.console = console;
    this.wishes = wishes;
    this.withHome = withHome;
  }

  Made report(Path app, Optional<Path> output) throws Exception {
    String name = Visible.line(String.valueOf(app.toAbsolutePath().normalize().getFileName()));
    Path scratch = Files.createTempDirectory("debwright-report");
    try {
      Answer answer = answer(app, name);
      Optional<Distilled> distilled = distil(app, answer, scratch);
      Bundle bundle = new Bundle(complaint(name, answer), distilled.map(Distilled::app));
      String report = BundleWriter.report(bundle, answer.plan());
      Optional<Inventory> inventory = Optional.empty();
      if (distilled.isPresent()) {
        inventory = Optional.of(DistilledApp.inventory(distilled.get().app(), scratch));
        expectNoHome(Files.readAllBytes(distilled.get().slice()), "the app");
      }
      expectNoHome(machineMade(bundle, answer), "the plan");
      Path file = file(name, output);
      BundleWriter.write(file, bundle, answer.plan());
      return new Made(file, bundle, report, inventory, distilled.map(Distilled::same).orElse(true));
    } finally {
      FolderRemoval.remove(scratch);
    }
  }

  private static Path file(String name, Optional<Path> output) {
    String usual = name.replaceAll("[^A-Za-z0-9._+-]", "-") + ".report.zip";
    return output
        .map(path -> Files.isDirectory(path) ? path.resolve(usual) : path)
        .orElseGet(() -> Path.of(usual));
  }

  private Complaint complaint(String name, Answer answer) throws IOException {
    return new Complaint(
        name,
        answer.architecture(),
        answer.seen(),
        wishes.message(),
        wishes.expects(),
        wishes.reporter(),
        Version.number(),
        wishes.date());
  }

  /** Of an app that cannot be opened, the refusal is all that there is to say. */
  private Answer answer(Path app, String name) throws Exception {
    try {
      Plan plan = plan(app);
      return new Answer(
          plan.releases().get(0).target().architecture(),
          plan.releases().stream().map(AppReporting::seen).toList(),
          json(plan));
    } catch (ArchiveException e) {
      String reason = Failures.said(e).replace(app.toString(), name);
      List<Seen> seen = new ArrayList<>();
      for (String release :
          wishes.releases().isEmpty() ? List.of("debian:12") : wishes.releases()) {
        String known = RuleOptions.release(release).name();
        seen.add(new Seen(known, e.outcome(), Visible.line(reason), ""));
      }
      String code = wishes.architecture().orElse(Architecture.AMD64.code());
      return new Answer(RuleOptions.architecture(code).code(), seen, MissingNode.getInstance());
    }
  }

  private Plan plan(Path app) throws Exception {
    RuleOptions rules = new RuleOptions();
    wishes.releases().forEach(rules::addRelease);
    wishes.architecture().ifPresent(rules::addArchitecture);
    return new AppPlanning(rules, Mode.LOADER, console, false).plan(List.of(app));
  }

  private static Seen seen(ReleasePlan plan) {
    return new Seen(plan.target().release(), plan.outcome(), plan.reason(), plan.depends());
  }

  private static JsonNode json(Plan plan) {
    String text = PlanJson.text(plan);
    try {
      return text.length() > LARGEST_PLAN
          ? MissingNode.getInstance()
          : new JsonMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plan is JSON", e);
    }
  }

  /** The app without its code, and whether it gets the same answer. */
  private record Distilled(Bundle.App app, Path slice, boolean same) {}

  private Optional<Distilled> distil(Path app, Answer answer, Path scratch) throws Exception {
    if (answer.seen().get(0).outcome().kind() == Outcome.Kind.FAIL_INTAKE) {
      return Optional.empty();
    }
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      Distilled lean = distil(tree, answer, scratch, true);
      return Optional.of(lean.same() ? lean : distil(tree, answer, scratch, false));
    }
  }

  private Distilled distil(AppTree tree, Answer answer, Path scratch, boolean lean)
      throws Exception {
    Bundle.App app = DistilledApp.of(tree, scratch, lean);
    Path slice = DistilledApp.slice(app, scratch);
    return new Distilled(app, slice, sameAnswer(slice, answer));
  }

  private boolean sameAnswer(Path slice, Answer answer) throws Exception {
    try {
      List<Seen> again = plan(slice).releases().stream().map(AppReporting::seen).toList();
      boolean same = again.size() == answer.seen().size();
      for (int i = 0; same && i < again.size(); i++) {
        Seen one = again.get(i);
        Seen other = answer.seen().get(i);
        same = one.outcome() == other.outcome() && one.depends().equals(other.depends());
      }
      return same;
    } catch (HoleException | ArchiveException e) {
      return false;
    }
  }

  private static byte[] machineMade(Bundle bundle, Answer answer) {
    StringBuilder text = new StringBuilder(answer.plan().toString());
    bundle.complaint().seen().forEach(seen -> text.append(seen.reason()));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Who builds an app at home may find the home folder's name in it. */
  private void expectNoHome(byte[] bytes, String what) throws Failure {
    String home = console.environment().getOrDefault("HOME", System.getProperty("user.home", ""));
    if (withHome || home.chars().filter(c -> c == '/').count() < 2) {
      return;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String name = new String(home.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    int at = text.indexOf(name);
    if (at >= 0) {
      String around = text.substring(at, Math.min(text.length(), at + 120)).split("\0", 2)[0];
      throw Failure.input(
          "%s names your home folder: %s".formatted(what, Visible.line(around)),
          "--with-home reports it nevertheless; or build the app elsewhere");
    }
  }
}
