package debwright.label;

import debwright.resolve.DpkgRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which dpkg-shlibdeps of a root is asked, and what runs it.
 *
 * @param prefix the folder in the root that it is unpacked to, or empty text for the root's own
 * @param machine what runs it where the root is of another architecture than this machine
 */
public record Tool(String prefix, Optional<NativeMachine> machine) {
  /** The one that the root's release comes with. */
  public static final Tool OWN = new Tool("", Optional.empty());

  private static final String FOLDERS = "/usr/sbin:/usr/bin:/sbin:/bin";

  static String prefix(DpkgRules rules) {
    return "/opt/dpkg-" + rules.code();
  }

  /** The same, run by programs of this machine. */
  public Tool runBy(NativeMachine other) {
    return new Tool(prefix, Optional.of(other));
  }

  /** Variables that make it the one that is found, with its own modules and tables. */
  List<String> environment() {
    List<String> variables = new ArrayList<>();
    String own = prefix.isEmpty() ? "" : prefix + "/usr/bin:";
    String programs = machine.map(each -> each.programs() + ":").orElse("");
    variables.add("PATH=" + own + programs + FOLDERS);
    if (!prefix.isEmpty()) {
      variables.add("PERL5LIB=" + prefix + "/usr/share/perl5");
      variables.add("DPKG_DATADIR=" + prefix + "/usr/share/dpkg");
    }
    machine.ifPresent(each -> variables.addAll(each.environment()));
    return variables;
  }
}
