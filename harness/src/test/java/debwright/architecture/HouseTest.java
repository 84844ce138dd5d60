package debwright.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of the house, over the main classes of all modules. */
class HouseTest {
  /** From the ground up: each may use those before it. */
  private static final List<String> MODULES = List.of("packager", "corpus", "reports", "harness");

  private static final JavaClasses HOUSE =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("debwright");

  @Test
  void sawTheWholeHouse() {
    assertThat(HOUSE.size()).isGreaterThan(40);
    assertThat(HOUSE.stream().map(HouseTest::module).collect(Collectors.toSet()))
        .isSubsetOf(MODULES)
        .contains("packager", "reports", "harness");
  }

  @Test
  void arrowsBetweenModulesGoOneWay() {
    List<String> wrong =
        HOUSE.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(arrow -> isHouse(arrow.getTargetClass()))
            .filter(arrow -> floor(arrow.getTargetClass()) > floor(arrow.getOriginClass()))
            .map(Object::toString)
            .sorted()
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void aPackageIsAtHomeInOneModule() {
    HOUSE.stream()
        .collect(
            Collectors.groupingBy(
                JavaClass::getPackageName,
                Collectors.mapping(HouseTest::module, Collectors.toCollection(TreeSet::new))))
        .forEach((name, modules) -> assertThat(modules).as(name).hasSize(1));
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("debwright.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        HOUSE.stream()
            .map(JavaClass::getPackage)
            .filter(room -> !room.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unmarked).isEmpty();
  }

  @Test
  void standardStreamsAreForTheEdge() {
    noClasses()
        .that(describe("are no edge", type -> !isEdge(type)))
        .should(ACCESS_STANDARD_STREAMS)
        .check(HOUSE);
  }

  @Test
  void onlyAMainExits() {
    noClasses()
        .that(describe("are no Main", type -> !isMain(type)))
        .should(callMethodWhere(describe("it ends the process", HouseTest::exits)))
        .check(HOUSE);
  }

  @Test
  void exceptionsNameTheFact() {
    noClasses().should(THROW_GENERIC_EXCEPTIONS).check(HOUSE);
    noClasses().should().callConstructor(Error.class, String.class).check(HOUSE);
  }

  @Test
  void namesSayWhatATypeIs() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Base")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(HOUSE);
  }

  /** {@code trunk} opens repositories, and JGit asks for a File there. */
  @Test
  void filesArePaths() {
    noClasses()
        .that(describe("are outside of trunk", type -> !in(type, "trunk")))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(File.class)
        .check(HOUSE);
  }

  private static boolean exits(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    boolean process = owner.equals("java.lang.System") || owner.equals("java.lang.Runtime");
    return process && Set.of("exit", "halt").contains(call.getName());
  }

  private static boolean isMain(JavaClass type) {
    return Set.of("debwright.cli.Main", "debwright.worker.Worker").contains(type.getName());
  }

  private static boolean isEdge(JavaClass type) {
    return in(type, "cli") || in(type, "worker");
  }

  private static boolean in(JavaClass type, String room) {
    return resideInAnyPackage("debwright." + room + "..").test(type);
  }

  private static boolean isHouse(JavaClass type) {
    return type.getBaseComponentType().getPackageName().startsWith("debwright.");
  }

  private static int floor(JavaClass type) {
    return MODULES.indexOf(module(type));
  }

  /** The module by the place of its classes: a folder {@code MODULE/target/classes}, or a jar. */
  private static String module(JavaClass type) {
    Optional<String> place =
        type.getBaseComponentType().getSource().map(source -> source.getUri().toString());
    Matcher target = Pattern.compile("/([a-z]+)/target/").matcher(place.orElse(""));
    return target.find() ? target.group(1) : "nowhere: " + type.getName();
  }
}
