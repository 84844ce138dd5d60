package debwright.index;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.debian.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What decides whether a package of an archive can be installed (Policy 7).
 *
 * @param name of the package
 * @param version that the archive has
 * @param anyArchitecture whether it is {@code Multi-Arch: allowed}, so that a relation with {@code
 *     :any} may mean it
 * @param essential whether every system has it
 * @param priority 0 ({@code required}) to 4 ({@code optional} and all others)
 * @param needs its Pre-Depends and Depends
 * @param excludes its Conflicts and Breaks
 * @param provides names that it stands for, with {@code (= version)} or without
 */
public record OfferedPackage(
    String name,
    Version version,
    boolean anyArchitecture,
    boolean essential,
    int priority,
    List<Group> needs,
    List<Relation> excludes,
    List<Relation> provides) {
  private static final List<String> PRIORITIES = List.of("required", "important", "standard");

  /** The lowest priority: those that nobody has unless somebody wants them. */
  static final int OPTIONAL = 4;

  public OfferedPackage {
    needs = List.copyOf(needs);
    excludes = List.copyOf(excludes);
    provides = List.copyOf(provides);
  }

  /**
   * Reads a paragraph of a Packages file.
   *
   * @param fields by name in lower case
   * @throws DebianSyntaxException when a relation is malformed
   */
  public static OfferedPackage of(Map<String, String> fields) throws DebianSyntaxException {
    int priority = PRIORITIES.indexOf(field(fields, "priority"));
    List<Group> needs = new ArrayList<>(groups(fields, "pre-depends"));
    needs.addAll(groups(fields, "depends"));
    List<Relation> excludes = new ArrayList<>(relations(fields, "conflicts"));
    excludes.addAll(relations(fields, "breaks"));
    return new OfferedPackage(
        field(fields, "package"),
        new Version(field(fields, "version")),
        field(fields, "multi-arch").equals("allowed"),
        field(fields, "essential").equals("yes"),
        priority < 0 ? OPTIONAL : priority,
        needs,
        excludes,
        relations(fields, "provides"));
  }

  private static String field(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "");
  }

  private static List<Group> groups(Map<String, String> fields, String name)
      throws DebianSyntaxException {
    return Dependencies.parse(field(fields, name).replace('\n', ' ')).groups();
  }

  private static List<Relation> relations(Map<String, String> fields, String name)
      throws DebianSyntaxException {
    return groups(fields, name).stream().flatMap(each -> each.alternatives().stream()).toList();
  }
}
