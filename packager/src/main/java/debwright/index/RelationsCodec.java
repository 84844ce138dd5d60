package debwright.index;

import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.debian.Relation.Bound;
import debwright.debian.Relation.Operator;
import debwright.debian.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A value of the table {@code relations}, packed; the format is in docs/index-format.md. */
final class RelationsCodec {
  private static final int REAL = 1;
  private static final int ESSENTIAL = 2;
  private static final int ANY_ARCHITECTURE = 4;
  private static final int PRIORITY = 8;

  private static final int QUALIFIED = 8;

  /** By the number that stands for them, from 1: part of the format. */
  private static final List<Operator> OPERATORS =
      List.of(
          Operator.AT_LEAST, Operator.LATER, Operator.EXACTLY, Operator.EARLIER, Operator.AT_MOST);

  private RelationsCodec() {}

  static byte[] encode(OfferedName entry) {
    Encoder out = new Encoder();
    out.number(entry.own().map(RelationsCodec::flags).orElse(0));
    entry.own().ifPresent(own -> encode(own, out));
    out.number(entry.providers().size());
    entry.providers().forEach(out::text);
    return out.toBytes();
  }

  private static int flags(OfferedPackage own) {
    return REAL
        + (own.essential() ? ESSENTIAL : 0)
        + (own.anyArchitecture() ? ANY_ARCHITECTURE : 0)
        + own.priority() * PRIORITY;
  }

  private static void encode(OfferedPackage own, Encoder out) {
    out.text(own.version().text());
    out.number(own.needs().size());
    own.needs().forEach(group -> encode(group.alternatives(), out));
    encode(own.excludes(), out);
    encode(own.provides(), out);
  }

  private static void encode(List<Relation> relations, Encoder out) {
    out.number(relations.size());
    for (Relation each : relations) {
      int operator = each.bound().map(bound -> OPERATORS.indexOf(bound.operator()) + 1).orElse(0);
      out.number(operator + (each.qualifier().isPresent() ? QUALIFIED : 0));
      out.text(each.name());
      each.qualifier().ifPresent(out::text);
      each.bound().ifPresent(bound -> out.text(bound.version().text()));
    }
  }

  static OfferedName decode(String name, byte[] value) throws IndexException {
    try {
      Decoder in = new Decoder(value);
      int flags = in.number();
      Optional<OfferedPackage> own =
          (flags & REAL) == 0 ? Optional.empty() : Optional.of(own(name, flags, in));
      List<String> providers = new ArrayList<>();
      for (int i = in.count(); i > 0; i--) {
        providers.add(in.text());
      }
      return new OfferedName(own, providers);
    } catch (IndexOutOfBoundsException e) {
      throw new IndexException("the relations of %s are damaged".formatted(name));
    }
  }

  private static OfferedPackage own(String name, int flags, Decoder in) throws IndexException {
    Version version = new Version(in.text());
    List<Group> needs = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      needs.add(new Group(relations(in)));
    }
    return new OfferedPackage(
        name,
        version,
        (flags & ANY_ARCHITECTURE) != 0,
        (flags & ESSENTIAL) != 0,
        flags / PRIORITY,
        needs,
        relations(in),
        relations(in));
  }

  private static List<Relation> relations(Decoder in) throws IndexException {
    List<Relation> relations = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      relations.add(relation(in));
    }
    return relations;
  }

  private static Relation relation(Decoder in) throws IndexException {
    int kind = in.number();
    int operator = kind % QUALIFIED;
    if (kind >= 2 * QUALIFIED || operator > OPERATORS.size()) {
      throw new IndexException("a relation is damaged: of kind %d".formatted(kind));
    }
    String name = in.text();
    Optional<String> qualifier = kind < QUALIFIED ? Optional.empty() : Optional.of(in.text());
    Optional<Bound> bound =
        operator == 0
            ? Optional.empty()
            : Optional.of(new Bound(OPERATORS.get(operator - 1), new Version(in.text())));
    return new Relation(name, qualifier, bound, "");
  }
}
