package debwright.app;

import debwright.index.Release;
import debwright.plan.InstalledFile;
import debwright.plan.Loading;
import debwright.plan.PackagePlan;
import debwright.plan.PackagePlan.Candidate;
import debwright.plan.PackagePlan.Command;
import debwright.plan.PackagePlan.Need;
import debwright.plan.ReleasePlan;
import debwright.script.Interpreters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.stream.Stream;

/** One package in the making. */
final class PackageDraft {
  private static final String NOBODY = "Unknown maintainer <unknown@unknown.invalid>";

  private final PackagePlanner.App app;
  private final Identity identity;
  private final Known known;
  private final ReleasePlan needs;
  private final AppLayout layout;
  private final List<InstalledFile> installed = new ArrayList<>();
  private final Set<String> warnings = new TreeSet<>();

  /**
   * What was found out about an app.
   *
   * @param files all of them
   * @param usable those that the wanted system can use
   * @param desktops its own desktop entries by file name
   * @param bin package.json's commands to paths
   * @param choice its programs, best first
   * @param warnings of its papers
   */
  record Known(
      Papers papers,
      List<AppFile> files,
      List<AppFile> usable,
      Map<String, DesktopFile> desktops,
      Map<String, String> bin,
      List<Candidate> choice,
      Set<String> warnings) {

    Optional<AppFile> chosen() {
      return choice.stream()
          .filter(Candidate::chosen)
          .findFirst()
          .flatMap(each -> usable(each.path()));
    }

    Optional<AppFile> usable(String path) {
      return usable.stream().filter(each -> each.path().equals(path)).findFirst();
    }
  }

  PackageDraft(PackagePlanner.App app, Identity identity, Known known, ReleasePlan needs) {
    this.app = app;
    this.identity = identity;
    this.known = known;
    this.needs = needs;
    layout = AppLayout.of(app.tree(), identity.name());
  }

  PackagePlan plan(boolean keepForeign) throws IOException {
    Contents contents = contents(keepForeign);
    installed.addAll(contents.installed());
    warnings.addAll(known.warnings);
    warnings.addAll(contents.warnings());
    app.tree()
        .nested()
        .forEach(each -> warnings.add("its archive %s was opened".formatted(each.path())));
    warnings.addAll(needs.loading().conditions());
    warnings.addAll(needs.loading().remarks());
    libraryLinks();
    List<Command> commands = commands();
    menu(commands);
    Map<String, String> scripts = confine(commands);
    papers();
    return new PackagePlan(
        source(),
        control(commands),
        installed,
        conffiles(),
        scripts,
        commands,
        known.choice,
        contents.leftOut(),
        reasons(),
        List.copyOf(warnings));
  }

  private PackagePlan.Source source() throws IOException {
    String format = app.tree().format().toString();
    return new PackagePlan.Source(app.fileName(), format, TreeDigest.of(app.tree()));
  }

  private Contents contents(boolean keepForeign) {
    Set<String> started = new HashSet<>(known.bin.values());
    known.chosen().map(AppFile::path).ifPresent(started::add);
    Contents.Foreign foreign = new Contents.Foreign(needs.loading().leftOut(), keepForeign);
    return new Contents(app.tree(), layout, known.files, foreign, started).choose();
  }

  private void libraryLinks() {
    for (Loading.LibraryLink link : needs.loading().links()) {
      layout
          .installed(link.path())
          .ifPresent(path -> installed.add(new InstalledFile.Link(path, link.target())));
    }
  }

  private List<Command> commands() throws IOException {
    Launchers launchers = new Launchers(layout, known.papers, needs.loading().programs());
    Optional<AppFile> main = known.chosen();
    if (main.isPresent()) {
      launchers.add(commandName(main.get()), main.get());
    }
    for (Map.Entry<String, String> each : known.bin.entrySet()) {
      Optional<AppFile> other = known.usable(each.getValue());
      if (other.isPresent()) {
        launchers.add(Programs.commandName(each.getKey()), other.get());
      }
    }
    if (launchers.commands().isEmpty()) {
      java(launchers);
    }
    installed.addAll(launchers.files());
    return launchers.commands();
  }

  private void java(Launchers launchers) throws IOException {
    Optional<String> main = mainClass();
    if (main.isPresent() && !layout.system()) {
      launchers.addJava(identity.name(), main.get());
    } else {
      warnings.add("it has no program: the package installs its libraries, and no command");
    }
  }

  private Optional<String> mainClass() throws IOException {
    for (var entry : known.papers.files("/META-INF/MANIFEST.MF"::equals)) {
      Attributes manifest = JavaPapers.manifest(known.papers.text(entry).orElse(""));
      return Optional.ofNullable(manifest.getValue(Attributes.Name.MAIN_CLASS))
          .filter(name -> name.matches("[\\w.$]+"));
    }
    return Optional.empty();
  }

  private String commandName(AppFile program) {
    String name =
        known.bin.entrySet().stream()
            .filter(each -> each.getValue().equals(program.path()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(program.name());
    String command = Programs.commandName(name);
    return command.isEmpty() ? identity.name() : command;
  }

  private void menu(List<Command> commands) throws IOException {
    if (layout.system()) {
      return;
    }
    installed.addAll(Menu.metadata(known.papers, identity.name()));
    boolean graphical = !known.desktops.isEmpty() || Graphical.is(known.usable, known.choice);
    if (graphical && !commands.isEmpty()) {
      installed.addAll(new Menu(identity, known.papers, known.files).of(known.desktops, commands));
    }
  }

  private Map<String, String> confine(List<Command> commands) {
    boolean needed =
        needs.target().releases().stream()
            .flatMap(each -> Release.of(each).stream())
            .anyMatch(Confinement::neededOn);
    boolean confined = Graphical.chromium(known.files) && !commands.isEmpty() && needed;
    if (!confined) {
      return Map.of();
    }
    installed.add(Confinement.profile(identity.name(), commands));
    return Confinement.scripts(identity.name());
  }

  private void papers() throws IOException {
    if (identity.maintainer().isEmpty()) {
      warnings.add("nobody is named as its maintainer: give --maintainer 'NAME <ADDRESS>'");
    }
    Paperwork paperwork = new Paperwork(identity, known.papers, layout, maintainer());
    installed.add(paperwork.changelog(app.date()));
    installed.add(paperwork.copyright(app.fileName()));
    installed.addAll(Lint.overrides(identity, layout, installed, known.usable).file());
  }

  private String maintainer() {
    return identity.maintainer().orElse(NOBODY);
  }

  private Map<String, String> control(List<Command> commands) {
    Map<String, String> control = new LinkedHashMap<>();
    control.put("Package", identity.name());
    control.put("Version", identity.version());
    control.put("Architecture", needs.target().architecture());
    control.put("Maintainer", maintainer());
    Relations relations = relations(commands);
    control.put("Depends", relations.depends());
    control.put("Recommends", relations.recommends());
    control.put("Suggests", relations.suggests());
    control.put("Section", commands.isEmpty() ? "misc" : "utils");
    control.put("Priority", "optional");
    identity.homepage().ifPresent(url -> control.put("Homepage", url));
    String where = layout.system() ? "the system's folders" : layout.prefix();
    control.put("Description", Description.of(identity, where));
    control.values().removeIf(String::isEmpty);
    return control;
  }

  private Relations relations(List<Command> commands) {
    boolean chromium = Graphical.chromium(known.usable);
    Relations relations = new Relations(needs, chromium);
    for (Command command : commands) {
      if (command.how().equals(Launchers.JAVA)) {
        relations.require("default-jre");
      }
      known.usable.stream()
          .filter(each -> layout.installed(each.path()).equals(Optional.of(command.program())))
          .flatMap(each -> Interpreters.packageOf(each.nature().interpreter()).stream())
          .forEach(relations::require);
    }
    if (Graphical.chromium(known.files)) {
      relations.recommend("xdg-utils");
    }
    return relations;
  }

  private List<String> conffiles() {
    return installed.stream()
        .filter(
            file -> file instanceof InstalledFile.Copied || file instanceof InstalledFile.Written)
        .map(InstalledFile::path)
        .filter(path -> path.startsWith("/etc/"))
        .toList();
  }

  private List<Need> reasons() {
    return Stream.of(needs.relations(), needs.recommends(), needs.suggests())
        .flatMap(List::stream)
        .map(each -> new Need(each.relation(), Relations.because(each)))
        .toList();
  }
}
