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

  private static final String DEFAULT_RELEASE = "debian:12";

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

  /** Writes the bundle of an app. */
  Made report(Path app, Optional<Path> output) throws Exception {
    String name = Visible.line(String.valueOf(app.toAbsolutePath().normalize().getFileName()));
    Path scratch = Files.createTempDirectory("debwright-report");
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      Answer answer = answer(name, tree);
      Distilled distilled = distil(name, tree, answer, scratch);
      expectNoHome(Files.readAllBytes(distilled.slice()), "the app");
      Inventory inventory = DistilledApp.inventory(distilled.app(), scratch);
      Bundle bundle = new Bundle(complaint(name, answer), Optional.of(distilled.app()));
      return made(file(name, output), bundle, answer, Optional.of(inventory), distilled.same());
    } catch (ArchiveException e) {
      Answer answer = refused(app, name, e);
      Bundle bundle = new Bundle(complaint(name, answer), Optional.empty());
      return made(file(name, output), bundle, answer, Optional.empty(), true);
    } finally {
      FolderRemoval.remove(scratch);
    }
  }

  private Made made(
      Path file, Bundle bundle, Answer answer, Optional<Inventory> inventory, boolean same)
      throws Failure, IOException {
    expectNoHome(machineMade(bundle, answer), "the plan");
    BundleWriter.write(file, bundle, answer.plan());
    return new Made(file, bundle, BundleWriter.report(bundle, answer.plan()), inventory, same);
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

  private Answer answer(String name, AppTree tree) throws Exception {
    Plan plan = plan(name, tree);
    return new Answer(
        plan.releases().get(0).target().architecture(),
        plan.releases().stream().map(AppReporting::seen).toList(),
        json(plan));
  }

  /** Of an app that cannot be opened, the refusal is all that there is to say. */
  private Answer refused(Path app, String name, ArchiveException refusal) throws Failure {
    String reason = Visible.line(Failures.said(refusal).replace(app.toString(), name));
    List<Seen> seen = new ArrayList<>();
    for (String release :
        wishes.releases().isEmpty() ? List.of(DEFAULT_RELEASE) : wishes.releases()) {
      String known = RuleOptions.release(release).name();
      seen.add(new Seen(known, refusal.outcome(), reason, ""));
    }
    String code = wishes.architecture().orElse(Architecture.AMD64.code());
    return new Answer(RuleOptions.architecture(code).code(), seen, MissingNode.getInstance());
  }

  private Plan plan(String name, AppTree tree) throws Exception {
    RuleOptions rules = new RuleOptions();
    wishes.releases().forEach(rules::addRelease);
    wishes.architecture().ifPresent(rules::addArchitecture);
    return new AppPlanning(rules, Mode.LOADER, console, false).plan(name, List.of(tree));
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

  /** With as little as possible, or with more where the answer would be another. */
  private Distilled distil(String name, AppTree tree, Answer answer, Path scratch)
      throws Exception {
    Distilled lean = distil(name, tree, answer, scratch, true);
    return lean.same() ? lean : distil(name, tree, answer, scratch, false);
  }

  private Distilled distil(String name, AppTree tree, Answer answer, Path scratch, boolean lean)
      throws Exception {
    Bundle.App app = DistilledApp.of(tree, scratch, lean);
    Path slice = DistilledApp.slice(app, scratch);
    return new Distilled(app, slice, isSame(answer, name, slice));
  }

  private boolean isSame(Answer answer, String name, Path slice) throws Exception {
    try (AppTree distilled = AppTree.open(slice, Limits.DEFAULT)) {
      return gist(answer(name, distilled)).equals(gist(answer));
    } catch (HoleException | ArchiveException e) {
      return false;
    }
  }

  private static List<String> gist(Answer answer) {
    return answer.seen().stream()
        .map(seen -> "%s %s %s".formatted(seen.release(), seen.outcome(), seen.depends()))
        .toList();
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
