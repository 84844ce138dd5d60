package debwright.app;

import debwright.archive.AppEntry;
import debwright.plan.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds out who an app is: a person's wishes first, then package.json, pom.properties, MANIFEST.MF,
 * the desktop entry, and the name of its file.
 */
final class Identities {
  private static final Pattern FILE_NAME =
      Pattern.compile("(.+?)[-_](v?\\d+(?:\\.\\d+)+.*|v?\\d+)");
  private static final Pattern EXTENSION =
      Pattern.compile("(?i)(?:\\.(?:tar\\.\\w+|t[gxb]z2?|tar|zip|jar|deb|bin|run|appimage))$");

  private static final Pattern MAINTAINER =
      Pattern.compile("[^<>,\\n]*[^<>,\\s] <[^<>@\\s]+@[^<>@\\s]+>");

  private final Papers papers;
  private final Wishes wishes;
  private final String fileName;
  private final List<DesktopFile> desktops;
  private final Set<String> warnings = new TreeSet<>();

  Identities(Papers papers, Wishes wishes, String fileName, List<DesktopFile> desktops) {
    this.papers = papers;
    this.wishes = wishes;
    this.fileName = EXTENSION.matcher(fileName).replaceFirst("");
    this.desktops = List.copyOf(desktops);
  }

  /** What of the app's papers could not be read, for a person. */
  Set<String> warnings() {
    return warnings;
  }

  /** What one source tells. */
  private record Told(
      Optional<String> name,
      Optional<String> version,
      Optional<String> title,
      Optional<String> summary) {}

  Identity find() throws IOException, PackagingException {
    Optional<PackageJson> json = packageJson();
    List<Told> told = told(json);
    String name = name(told);
    return new Identity(
        name,
        version(told),
        names(name, told),
        first(told.stream().map(Told::title)).orElse(name),
        wishes
            .description()
            .or(() -> first(told.stream().map(Told::summary)))
            .map(Identities::plain),
        json.flatMap(PackageJson::homepage).filter(url -> url.matches("https?://\\S+")),
        json.flatMap(PackageJson::licence),
        json.flatMap(PackageJson::author),
        maintainer());
  }

  private Optional<String> maintainer() throws PackagingException {
    Optional<String> wished = wishes.maintainer();
    if (wished.isPresent() && !MAINTAINER.matcher(wished.get()).matches()) {
      throw new PackagingException(
          Outcome.LAYOUT,
          "no maintainer: expected NAME <ADDRESS>, found '%s'".formatted(wished.get()),
          "such as --maintainer 'Ann Doe <ann@example.org>'");
    }
    return wished;
  }

  /** That of the app itself, not those of the modules that it brings along. */
  Optional<PackageJson> packageJson() throws IOException {
    for (AppEntry entry : papers.files(path -> path.endsWith("/package.json"))) {
      boolean own = Papers.depth(entry.path()) <= 1 && !entry.path().contains("/node_modules/");
      Optional<String> text = own ? papers.text(entry) : Optional.empty();
      if (text.isPresent()) {
        return PackageJson.parse(entry.path(), text.get(), warnings::add);
      }
    }
    return Optional.empty();
  }

  private List<Told> told(Optional<PackageJson> json) throws IOException {
    List<Told> told = new ArrayList<>();
    json.ifPresent(
        each ->
            told.add(
                new Told(each.name(), each.version(), each.productName(), each.description())));
    pom().ifPresent(told::add);
    byFileName().filter(each -> each.version().isPresent()).ifPresent(told::add);
    manifest().ifPresent(told::add);
    desktops.stream().findFirst().map(Identities::desktop).ifPresent(told::add);
    told.add(new Told(Optional.of(fileName), Optional.empty(), Optional.empty(), Optional.empty()));
    return told;
  }

  private static Told desktop(DesktopFile desktop) {
    return new Told(
        Optional.empty(), Optional.empty(), desktop.main("Name"), desktop.main("Comment"));
  }

  // A jar that carries others' classes carries their papers too: then none is its own.
  private Optional<Told> pom() throws IOException {
    List<AppEntry> files =
        papers.files(path -> path.matches("/META-INF/maven/[^/]+/[^/]+/pom\\.properties"));
    if (files.size() != 1) {
      return Optional.empty();
    }
    return papers
        .text(files.get(0))
        .flatMap(JavaPapers::coordinates)
        .map(
            each ->
                new Told(
                    Optional.of(each.name()),
                    Optional.of(each.version()),
                    Optional.empty(),
                    Optional.empty()));
  }

  private Optional<Told> manifest() throws IOException {
    List<AppEntry> files = papers.files("/META-INF/MANIFEST.MF"::equals);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    Attributes manifest = JavaPapers.manifest(papers.text(files.get(0)).orElse(""));
    Optional<String> version =
        value(manifest, "Implementation-Version")
            .or(() -> value(manifest, "Bundle-Version"))
            .filter(text -> Character.isDigit(text.charAt(0)));
    Optional<String> title = value(manifest, "Implementation-Title");
    return Optional.of(new Told(Optional.empty(), version, title, Optional.empty()));
  }

  private static Optional<String> value(Attributes manifest, String name) {
    return Optional.ofNullable(manifest.getValue(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty() && !text.startsWith("%"));
  }

  /** Such as jogl-all-2.6.0-natives-linux-amd64: name, version, platform. */
  private Optional<Told> byFileName() {
    Matcher matcher = FILE_NAME.matcher(Naming.withoutPlatform(fileName));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Told(
            Optional.of(matcher.group(1)),
            Optional.of(matcher.group(2)),
            Optional.empty(),
            Optional.empty()));
  }

  private String name(List<Told> told) throws PackagingException {
    if (wishes.name().isPresent()) {
      return Naming.checkedName(wishes.name().get(), wishes.name().get());
    }
    return Naming.packageName(first(told.stream().map(Told::name)).orElse(fileName));
  }

  private String version(List<Told> told) throws PackagingException {
    if (wishes.version().isPresent()) {
      return Naming.checkedVersion(wishes.version().get(), wishes.version().get());
    }
    Optional<String> version = first(told.stream().map(Told::version));
    if (version.isEmpty()) {
      throw new PackagingException(
          Outcome.LAYOUT,
          "nothing tells the version of %s: expected one in package.json, pom.properties, MANIFEST.MF or the file's name, found none"
              .formatted(fileName),
          "give one with --version");
    }
    return Naming.version(version.get());
  }

  private static Set<String> names(String name, List<Told> told) {
    Set<String> names = new TreeSet<>(Set.of(name));
    told.stream()
        .flatMap(each -> Stream.concat(each.name().stream(), each.title().stream()))
        .map(Papers::fileName)
        .map(Naming::withoutPlatform)
        .map(each -> each.toLowerCase(Locale.ROOT))
        .filter(each -> !each.isEmpty())
        .forEach(names::add);
    return names;
  }

  // Pictures and control characters have no place in a control file.
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\p{So}\\p{Cs}\\p{Cn}\\x{fe0f}\\x{200d}]+", " ").strip();
  }

  private static Optional<String> first(Stream<Optional<String>> texts) {
    return texts.flatMap(Optional::stream).findFirst();
  }
}
