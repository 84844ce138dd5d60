package debwright.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A binary package before a byte of it is written: all that a person may want to review or change.
 * The same plan and app give the same package.
 *
 * @param app what it is made of
 * @param control the fields of its control file, such as {@code Package}, but {@code
 *     Installed-Size}, which the writer adds; it writes them in dpkg's order. Values have one line,
 *     but {@code Description}: a synopsis, then lines as a person reads them, an empty one between
 *     paragraphs, or all of them as in a control file, with a blank before each
 * @param files what it installs, sorted by path; folders that only their contents imply are left
 *     out
 * @param conffiles paths of files that an upgrade must not overwrite, sorted
 * @param scripts maintainer scripts by name, such as {@code postinst}
 * @param commands what it puts on the PATH, the app's own first
 * @param choice how the app's program was found
 * @param leftOut what of the app is not in the package, sorted by path
 * @param needs the relations of {@code Depends} and {@code Recommends} with their reasons, to be
 *     read only
 * @param warnings for a person, sorted
 */
public record PackagePlan(
    Source app,
    Map<String, String> control,
    List<InstalledFile> files,
    List<String> conffiles,
    Map<String, String> scripts,
    List<Command> commands,
    List<Candidate> choice,
    List<LeftOut> leftOut,
    List<Need> needs,
    List<String> warnings) {

  /**
   * The app that a plan was made for.
   *
   * @param name the file or folder name that it came with
   * @param format how it was shipped, such as {@code tar}
   * @param digest SHA-256 in hex over its tree: paths, kinds, modes, links and contents
   */
  public record Source(String name, String format, String digest) {}

  /**
   * A command of the package.
   *
   * @param name in {@code /usr/bin}
   * @param program what it starts, as an installed path
   * @param how {@code link}, or {@code wrapper} where the loader needs one
   */
  public record Command(String name, String program, String how) {}

  /**
   * A program that may be the app.
   *
   * @param path in the app
   * @param chosen whether it is
   * @param reasons for and against it, in the rule's order
   */
  public record Candidate(String path, boolean chosen, List<String> reasons) {
    public Candidate {
      reasons = List.copyOf(reasons);
    }
  }

  /** A relation and what it is for, one line a reason. */
  public record Need(String relation, List<String> because) {
    public Need {
      because = List.copyOf(because);
    }
  }

  public PackagePlan {
    control = Collections.unmodifiableMap(new LinkedHashMap<>(control));
    files = sorted(files);
    conffiles = conffiles.stream().sorted().toList();
    scripts = Collections.unmodifiableMap(new LinkedHashMap<>(scripts));
    commands = List.copyOf(commands);
    choice = List.copyOf(choice);
    leftOut = List.copyOf(leftOut);
    needs = List.copyOf(needs);
    warnings = List.copyOf(warnings);
  }

  private static List<InstalledFile> sorted(List<InstalledFile> files) {
    List<InstalledFile> sorted = new ArrayList<>(files);
    sorted.sort(java.util.Comparator.comparing(InstalledFile::path));
    return Collections.unmodifiableList(sorted);
  }

  /** The value of a control field, or empty text. */
  public String field(String name) {
    return control.getOrDefault(name, "");
  }

  /** {@code NAME_VERSION_ARCH.deb}; as in every archive, the version without its epoch. */
  public String fileName() {
    String version = field("Version");
    return "%s_%s_%s.deb"
        .formatted(
            field("Package"), version.substring(version.indexOf(':') + 1), field("Architecture"));
  }
}
