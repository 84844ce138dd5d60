package debwright.plan;

import java.util.List;

/**
 * What an app needs on one release.
 *
 * @param target release, architecture and rules
 * @param index snapshot digest of the index that answered, or empty text
 * @param outcome what became of it
 * @param reason one line for a person, empty text where all went well
 * @param fingerprint the reason without paths and numbers, plus the culprit; empty where all went
 *     well
 * @param relations the Depends, in dpkg-shlibdeps' order, each with its evidence
 * @param objects each object with what it needs, sorted by path
 * @param missing what nobody provides, sorted
 * @param warnings for a person, sorted
 * @param loading what the dynamic linker makes of the app
 * @param recommends what the app opens or starts by name and is better there, sorted
 * @param suggests the same of what few will miss
 */
public record ReleasePlan(
    Target target,
    String index,
    Outcome outcome,
    String reason,
    String fingerprint,
    List<PlannedRelation> relations,
    List<ObjectPlan> objects,
    List<MissingLibrary> missing,
    List<String> warnings,
    Loading loading,
    List<PlannedRelation> recommends,
    List<PlannedRelation> suggests) {

  /**
   * One group of the Depends.
   *
   * @param relation in Debian's syntax
   * @param evidence why it is there and why at that version; at least one
   */
  public record PlannedRelation(String relation, List<Evidence> evidence) {
    public PlannedRelation {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * A reason for a relation.
   *
   * @param object path of the object that needs it
   * @param library the soname through which it does
   * @param source the kind of metadata: its file, {@code name}, {@code host} for what loads the
   *     object, or {@code policy} for the user's; of what is opened by name {@code dlopen-note},
   *     {@code dlopen-string}, {@code framework} or {@code interpreter}
   * @param symbol {@code name@version} that asks for {@code version}, or empty text for the library
   *     itself
   * @param version the minimal version that this reason asks for, or empty text
   * @param detail what else a person may want to know, such as where in the object a name stands,
   *     or empty text
   */
  public record Evidence(
      String object, String library, String source, String symbol, String version, String detail) {

    /** A reason of which all is said. */
    public Evidence(String object, String library, String source, String symbol, String version) {
      this(object, library, source, symbol, version, "");
    }
  }

  /**
   * An object of the app.
   *
   * @param path in the app
   * @param needed its DT_NEEDED entries, in order
   */
  public record ObjectPlan(String path, List<NeededLibrary> needed) {
    public ObjectPlan {
      needed = List.copyOf(needed);
    }
  }

  /**
   * A needed library and who provides it.
   *
   * @param soname as in DT_NEEDED
   * @param provider {@code archive}, {@code bundled}, {@code nobody}, or {@code host}: the process
   *     that loads the object, such as Java, brings it
   * @param path of the library, or empty text
   * @param packageName that ships it, or empty text
   * @param confidence how sure that is: {@code exact}, or what the index says
   */
  public record NeededLibrary(
      String soname, String provider, String path, String packageName, String confidence) {

    /** A library of which that is sure. */
    public NeededLibrary(String soname, String provider, String path, String packageName) {
      this(soname, provider, path, packageName, "exact");
    }
  }

  /** A library that nobody provides, and an object that needs it. */
  public record MissingLibrary(String soname, String object) {}

  public ReleasePlan {
    relations = List.copyOf(relations);
    objects = List.copyOf(objects);
    missing = List.copyOf(missing);
    warnings = List.copyOf(warnings);
    recommends = List.copyOf(recommends);
    suggests = List.copyOf(suggests);
  }

  /** A plan of an app that opens nothing by name. */
  public ReleasePlan(
      Target target,
      String index,
      Outcome outcome,
      String reason,
      String fingerprint,
      List<PlannedRelation> relations,
      List<ObjectPlan> objects,
      List<MissingLibrary> missing,
      List<String> warnings,
      Loading loading) {
    this(
        target,
        index,
        outcome,
        reason,
        fingerprint,
        relations,
        objects,
        missing,
        warnings,
        loading,
        List.of(),
        List.of());
  }

  /** A plan that nothing was asked of the dynamic linker for. */
  public ReleasePlan(
      Target target,
      String index,
      Outcome outcome,
      String reason,
      String fingerprint,
      List<PlannedRelation> relations,
      List<ObjectPlan> objects,
      List<MissingLibrary> missing,
      List<String> warnings) {
    this(
        target,
        index,
        outcome,
        reason,
        fingerprint,
        relations,
        objects,
        missing,
        warnings,
        Loading.NONE);
  }

  /** The value of the Depends field. */
  public String depends() {
    return String.join(", ", relations.stream().map(PlannedRelation::relation).toList());
  }
}
