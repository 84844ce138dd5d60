package debwright.solve;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import debwright.index.ArchiveIndex;
import debwright.index.OfferedPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small archives with random relations, against a trial of every set of their packages. */
class RandomArchivesTest {
  private static final int PACKAGES = 8;
  private static final int ARCHIVES = 150;

  @TempDir private Path folder = Path.of("");
  private final Random random = new Random(11);

  @Test
  void isMetExactlyWhereSomeSetOfPackagesIs() throws Exception {
    int met = 0;
    for (int i = 0; i < ARCHIVES; i++) {
      String packages = packages();
      DependsProof proof =
          DependsProof.of(MadeUpArchive.index(folder, "debian:12", packages)).orElseThrow();
      Universe universe =
          new Universe(
              MadeUpArchive.index(folder, "debian:12", packages).relations().orElseThrow(),
              "amd64");
      Dependencies wanted = Dependencies.parse(relations(3, true));
      boolean expected = tried(universe, wanted);
      assertThat(proof.of(wanted) instanceof Proof.Met)
          .as("%s of\n%s", wanted, packages)
          .isEqualTo(expected);
      met += expected ? 1 : 0;
    }
    assertThat(met).isBetween(ARCHIVES / 5, ARCHIVES * 4 / 5);
  }

  @Test
  void bringsExactlyWhatNoSetLacks() throws Exception {
    int brought = 0;
    int asked = 0;
    for (int i = 0; i < ARCHIVES; i++) {
      String packages = packages();
      ArchiveIndex index = MadeUpArchive.index(folder, "debian:12", packages);
      Universe universe = new Universe(index.relations().orElseThrow(), "amd64");
      Dependencies wanted = Dependencies.parse(relations(3, true));
      Optional<Entailment> entailment = Entailment.of(wanted.groups(), universe);
      assertThat(entailment.isPresent()).isEqualTo(tried(universe, wanted));
      if (entailment.isPresent()) {
        Group group = Group.parse(relation());
        Set<OfferedPackage> meet = Set.copyOf(universe.candidates(group));
        boolean expected = !tried(universe, wanted, meet);
        Optional<List<Group>> bringers = entailment.get().bringers(group);
        assertThat(bringers.isPresent())
            .as("%s brings %s of\n%s", wanted, group, packages)
            .isEqualTo(expected);
        if (bringers.isPresent()) {
          assertThat(wanted.groups()).containsAll(bringers.get());
          assertThat(tried(universe, new Dependencies(bringers.get()), meet)).isFalse();
          brought++;
        }
        asked++;
      }
    }
    assertThat(brought).isBetween(asked / 20, asked * 4 / 5);
  }

  private String packages() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < PACKAGES; i++) {
      text.append("Package: p%d\nVersion: %d\n".formatted(i, 1 + random.nextInt(3)));
      field(text, "Depends", relations(2, true));
      field(text, "Conflicts", relations(1, false));
      field(text, "Provides", random.nextBoolean() ? "v%d".formatted(random.nextInt(3)) : "");
      text.append(i == 0 ? "Essential: yes\n" : "").append('\n');
    }
    return text.toString();
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append(value.isEmpty() ? "" : name + ": " + value + "\n");
  }

  private String relations(int most, boolean alternatives) {
    List<String> groups = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      String group = relation();
      groups.add(alternatives && random.nextInt(3) == 0 ? group + " | " + relation() : group);
    }
    return String.join(", ", groups);
  }

  private String relation() {
    String name = random.nextInt(6) == 0 ? "v" + random.nextInt(3) : "p" + random.nextInt(PACKAGES);
    String sign = List.of(">=", "<<", "=").get(random.nextInt(3));
    return random.nextInt(3) == 0
        ? "%s (%s %d)".formatted(name, sign, 1 + random.nextInt(3))
        : name;
  }

  private static boolean tried(Universe universe, Dependencies wanted) throws Exception {
    return tried(universe, wanted, Set.of());
  }

  /** Whether a set without some packages meets what is wanted. */
  private static boolean tried(Universe universe, Dependencies wanted, Set<OfferedPackage> without)
      throws Exception {
    for (int set = 0; set < 1 << PACKAGES; set++) {
      List<OfferedPackage> installed = new ArrayList<>();
      for (int i = 0; i < PACKAGES; i++) {
        if ((set >> i & 1) == 1) {
          installed.add(universe.find("p" + i).orElseThrow());
        }
      }
      if ((set & 1) == 1
          && Collections.disjoint(installed, without)
          && holds(universe, installed, wanted.groups())) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(
      Universe universe, List<OfferedPackage> installed, List<Group> wanted) throws Exception {
    List<Group> needs = new ArrayList<>(wanted);
    installed.forEach(each -> needs.addAll(each.needs()));
    for (Group need : needs) {
      if (universe.candidates(need).stream().noneMatch(installed::contains)) {
        return false;
      }
    }
    for (OfferedPackage one : installed) {
      for (OfferedPackage other : installed) {
        if (!one.name().equals(other.name())
            && one.excludes().stream().anyMatch(each -> universe.excludes(each, other))) {
          return false;
        }
      }
    }
    return true;
  }
}
