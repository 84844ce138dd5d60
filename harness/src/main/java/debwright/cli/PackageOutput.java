package debwright.cli;

import debwright.archive.AppTree;
import debwright.deb.Compression;
import debwright.deb.DebException;
import debwright.deb.DebWriter;
import debwright.deb.Packing;
import debwright.deb.SourceWriter;
import debwright.plan.LeftOut;
import debwright.plan.PackagePlan;
import debwright.plan.ReleasePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Writes what {@code debwright package} was asked for, and says what it wrote. */
final class PackageOutput {
  /** Of all that is written, unless SOURCE_DATE_EPOCH says another: packages must not change. */
  private static final Instant RELEASED = Instant.parse("2026-01-01T00:00:00Z");

  private static final int MOST_SHOWN = 5;

  private final Console console;
  private final Path folder;
  private final Compression compression;

  PackageOutput(Console console, Path folder, Compression compression) {
    this.console = console;
    this.folder = folder;
    this.compression = compression;
  }

  /** Which time the files of a package have (reproducible-builds.org, SOURCE_DATE_EPOCH). */
  Instant date() throws Failure {
    String epoch = console.environment().getOrDefault("SOURCE_DATE_EPOCH", "");
    if (epoch.isEmpty()) {
      return RELEASED;
    }
    if (!epoch.matches("\\d{1,10}")) {
      throw Failure.input(
          "SOURCE_DATE_EPOCH: expected seconds since 1970, found '%s'".formatted(epoch),
          "unset it, or set it to such as $(date +%s)");
    }
    return Instant.ofEpochSecond(Long.parseLong(epoch));
  }

  /** Writes the package, and its path to standard output. */
  void deb(PackagePlan plan, AppTree tree) throws Failure, IOException, DebException {
    Files.createDirectories(folder.toAbsolutePath());
    Path deb = new DebWriter(packing()).write(plan, tree, folder.toAbsolutePath());
    console.out().println(folder.resolve(deb.getFileName()));
  }

  /** Writes a source package, and the path of its folder to standard output. */
  void source(PackagePlan plan, AppTree tree) throws Failure, IOException, DebException {
    Path source = new SourceWriter(packing()).write(plan, tree, folder.toAbsolutePath());
    console.out().println(folder.resolve(source.getFileName()));
  }

  private Packing packing() throws Failure {
    return new Packing(date(), compression, Runtime.getRuntime().availableProcessors());
  }

  /** Writes the plan, and its path to standard output. */
  void plan(PackagePlan plan) throws IOException {
    Files.createDirectories(folder.toAbsolutePath());
    console.out().println(PlanFiles.write(plan, folder));
  }

  /** Says what a person should know of the package. */
  void tell(PackagePlan plan, ReleasePlan needs) {
    plan.commands()
        .forEach(
            command ->
                console.say(
                    "command: %s, which starts %s".formatted(command.name(), command.program())));
    tell("left out", plan.leftOut());
    needs.loading().unused().forEach(each -> console.say(line("unused", each)));
    plan.warnings().forEach(warning -> console.say("note: " + warning));
  }

  private void tell(String what, List<LeftOut> parts) {
    parts.stream().limit(MOST_SHOWN).forEach(each -> console.say(line(what, each)));
    if (parts.size() > MOST_SHOWN) {
      console.say(
          "%s: %d more, which --plan-only lists".formatted(what, parts.size() - MOST_SHOWN));
    }
  }

  private static String line(String what, LeftOut part) {
    return "%s: %s (%s)".formatted(what, part.path(), part.reason());
  }
}
