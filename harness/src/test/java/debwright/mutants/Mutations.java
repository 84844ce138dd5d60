package debwright.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.pitest.classinfo.ClassName;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.MutationIdentifier;
import org.pitest.mutationtest.engine.gregor.GregorMutater;
import org.pitest.mutationtest.engine.gregor.MethodMutatorFactory;
import org.pitest.mutationtest.engine.gregor.config.Mutator;

/** What PIT's mutators, and one of ours, can change in a folder of classes. */
final class Mutations {
  private static final Set<String> MUTATORS =
      Set.of(
          "CONDITIONALS_BOUNDARY",
          "NEGATE_CONDITIONALS",
          "REMOVE_CONDITIONALS",
          "MATH",
          "INCREMENTS",
          "INVERT_NEGS",
          "INLINE_CONSTS",
          "RETURNS",
          "VOID_METHOD_CALLS",
          "NON_VOID_METHOD_CALLS",
          "EXPERIMENTAL_ARGUMENT_PROPAGATION",
          "EXPERIMENTAL_NAKED_RECEIVER",
          "EXPERIMENTAL_MEMBER_VARIABLE",
          "EXPERIMENTAL_SWITCH");

  private final Path classes;
  private final GregorMutater mutater;
  private final Map<String, String> names = new HashMap<>();

  Mutations(Path classes) {
    this.classes = classes;
    List<MethodMutatorFactory> mutators = new ArrayList<>(Mutator.fromStrings(MUTATORS));
    mutators.add(new TextMutator());
    mutators.forEach(mutator -> names.put(mutator.getGloballyUniqueId(), mutator.getName()));
    this.mutater =
        new GregorMutater(
            this::bytes, method -> !method.isSynthetic() || lambda(method.getName()), mutators);
  }

  private static boolean lambda(String method) {
    return method.startsWith("lambda$");
  }

  /** Of a class there, or of one of Java's own, which PIT asks about to compute frames. */
  private Optional<byte[]> bytes(String name) {
    String file = name.replace('.', '/') + ".class";
    try (InputStream own =
        Files.exists(classes.resolve(file))
            ? Files.newInputStream(classes.resolve(file))
            : ClassLoader.getSystemResourceAsStream(file)) {
      return own == null ? Optional.empty() : Optional.of(own.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that can be changed on these lines, by its name. */
  Map<Change, MutationIdentifier> on(Lines lines) {
    Map<Change, MutationIdentifier> found = new HashMap<>();
    for (String type : lines.classes()) {
      for (MutationDetails each : mutater.findMutations(ClassName.fromString(type))) {
        if (lines.has(type, each.getLineNumber())) {
          found.put(change(each), each.getId());
        }
      }
    }
    return found;
  }

  private Change change(MutationDetails each) {
    String mutator = names.getOrDefault(each.getMutator(), each.getMutator());
    return new Change(
        mutator,
        each.getClassName().asJavaName(),
        each.getMethod(),
        each.getLineNumber(),
        each.getDescription(),
        each.getId().toString());
  }

  byte[] changed(MutationIdentifier id) {
    return mutater.getMutation(id).getBytes();
  }

  /**
   * The same in an order that takes from each mutator and each room in turn.
   *
   * @param seed decides among those of one mutator and room
   */
  static List<Change> spread(Collection<Change> changes, long seed) {
    Map<String, Map<String, List<Change>>> byKind = new TreeMap<>();
    for (Change change : Seeded.shuffled(changes, Change::name, seed)) {
      byKind
          .computeIfAbsent(change.kind(), kind -> new TreeMap<>())
          .computeIfAbsent(room(change), room -> new ArrayList<>())
          .add(change);
    }
    List<List<Change>> kinds =
        byKind.values().stream()
            .map(rooms -> inTurn(Seeded.shuffled(rooms.values(), each -> each.get(0).name(), seed)))
            .toList();
    return inTurn(kinds);
  }

  static String room(Change change) {
    return change.place().split("\\.", -1)[1];
  }

  private static List<Change> inTurn(List<List<Change>> lists) {
    List<Change> all = new ArrayList<>();
    int longest = lists.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      for (List<Change> list : lists) {
        if (i < list.size()) {
          all.add(list.get(i));
        }
      }
    }
    return all;
  }
}
