package debwright.audit;

import debwright.debian.ControlFile;
import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a package says of itself.
 *
 * @param name of the package
 * @param version of it, as written
 * @param depends its Pre-Depends and Depends, in order
 * @param optional its Recommends and Suggests, in order
 */
public record Declared(String name, String version, List<Group> depends, List<Group> optional) {
  public Declared {
    depends = List.copyOf(depends);
    optional = List.copyOf(optional);
  }

  /**
   * Reads the control files of a package.
   *
   * @param control its control files, by name
   * @throws DebianSyntaxException when its control file is malformed, or lacks a name or version
   */
  public static Declared of(Map<String, byte[]> control) throws DebianSyntaxException {
    byte[] bytes = Optional.ofNullable(control.get("control")).orElse(new byte[0]);
    ControlFile fields = ControlFile.parse(new String(bytes, StandardCharsets.UTF_8));
    return new Declared(
        fields.required("Package"),
        fields.required("Version"),
        groups(fields, "Pre-Depends", "Depends"),
        groups(fields, "Recommends", "Suggests"));
  }

  private static List<Group> groups(ControlFile fields, String... names)
      throws DebianSyntaxException {
    List<Group> groups = new ArrayList<>();
    for (String name : names) {
      String text = fields.field(name).orElse("").replace('\n', ' ');
      groups.addAll(Dependencies.parse(text).groups());
    }
    return groups;
  }
}
