package debwright.index;

import java.util.List;

/**
 * What an archive's packages need, exclude and provide, as far as a package with libraries or an
 * interpreter can come to need it: what is not in here, no such package reaches. Safe for use by
 * several threads.
 */
public final class Relations {
  /** The name under which the packages are that every system has. */
  static final String ESSENTIAL = "";

  private final Table names;
  private final Memo<OfferedName> known = new Memo<>();

  Relations(Table names) {
    this.names = names;
  }

  /** What the archive has under a name; nothing where no package reaches it. */
  public OfferedName find(String name) throws IndexException {
    OfferedName found = known.known(name);
    return found != null ? found : known.keep(name, look(name));
  }

  private OfferedName look(String name) throws IndexException {
    List<Table.Entry> found = names.startingWith(Keys.of(name));
    return found.isEmpty() ? OfferedName.NONE : RelationsCodec.decode(name, found.get(0).value());
  }

  /** The names of the packages that every system has, sorted. */
  public List<String> essential() throws IndexException {
    return find(ESSENTIAL).providers();
  }
}
