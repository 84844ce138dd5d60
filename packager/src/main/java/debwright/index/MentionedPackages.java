package debwright.index;

import debwright.debian.LibraryName;
import debwright.debian.ShlibsFile;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packages that an index's tables name. */
final class MentionedPackages {
  private static final LibraryName ANY = new LibraryName("", "");
  private static final Pattern BETWEEN = Pattern.compile("[,|]");

  /** The name that a relation or a template begins with. */
  private static final Pattern NAME = Pattern.compile("\\s*([a-zA-Z0-9][a-zA-Z0-9+.-]*).*");

  private final Set<String> names = new TreeSet<>();

  private MentionedPackages() {}

  static Set<String> of(Table packages, Table symbols, Table shlibs) throws IndexException {
    MentionedPackages mentioned = new MentionedPackages();
    for (Table.Entry each : packages.all()) {
      mentioned.names.add(Keys.parts(each.key(), 1)[0]);
    }
    for (Table.Entry each : symbols.all()) {
      Symbols.decode(each.value()).templates().forEach(mentioned::add);
    }
    for (Table.Entry each : shlibs.all()) {
      for (ShlibsFile.Entry line : ShlibsCodec.decode(ANY, each.value())) {
        mentioned.add(line.depends());
      }
    }
    return mentioned.names;
  }

  private void add(String relations) {
    BETWEEN
        .splitAsStream(relations)
        .map(NAME::matcher)
        .filter(Matcher::matches)
        .forEach(each -> names.add(each.group(1)));
  }
}
