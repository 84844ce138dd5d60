package debwright.solve;

import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.index.OfferedPackage;
import java.util.List;

/** Something that must hold of every set of installed packages. */
sealed interface Fact {

  /** Every system has the package. */
  record Essential(OfferedPackage each) implements Fact {}

  /**
   * The app needs one of some packages.
   *
   * @param group as it asks
   * @param candidates that meet it
   */
  record Wanted(Group group, List<OfferedPackage> candidates) implements Fact {}

  /**
   * A package needs one of some packages.
   *
   * @param of the package
   * @param group as it asks
   * @param candidates that meet it
   */
  record Need(OfferedPackage of, Group group, List<OfferedPackage> candidates) implements Fact {}

  /**
   * Two packages can't be installed together.
   *
   * @param one whose relation says so
   * @param relation that it has
   * @param other that it means
   */
  record Exclusion(OfferedPackage one, Relation relation, OfferedPackage other) implements Fact {}
}
