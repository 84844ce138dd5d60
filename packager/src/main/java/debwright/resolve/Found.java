package debwright.resolve;

import java.util.Optional;

/**
 * What a needed library turns out to be in one process.
 *
 * @param how it is found
 * @param candidate the file; empty for what a host brings and for what is missing
 * @param bundled the app's own object, if it is one
 */
record Found(How how, Optional<Candidate> candidate, Optional<AppObject> bundled) {

  /** How the dynamic linker comes to a library, and what it takes in the end. */
  enum How {
    /** By itself. */
    SEARCHED,
    /** The program that opens the plugin has loaded a library of that name. */
    LOADED,
    /** It lies elsewhere in the app, so the host must have loaded it before. */
    ASSUMED,
    /** It lies elsewhere in the app: a start script must name its folder. */
    OFF_PATH,
    /** The host's own. */
    HOST,
    /** It lies elsewhere in the app, and nothing makes it known by the needed name. */
    UNNAMED,
    MISSING
  }

  static Found of(How how, AppObject object, String path) {
    Candidate candidate = new Candidate(path, true, java.util.List.of(), object.elf().soname());
    return new Found(how, Optional.of(candidate), Optional.of(object));
  }

  static Found of(Candidate archive) {
    return new Found(How.SEARCHED, Optional.of(archive), Optional.empty());
  }

  static Found none(How how) {
    return new Found(how, Optional.empty(), Optional.empty());
  }

  Found by(How other) {
    return new Found(other, candidate, bundled);
  }

  /** What is in the app, yet not there for who asks. */
  Found lost() {
    return new Found(How.UNNAMED, Optional.empty(), bundled);
  }

  /** Whether the object that asks does not load for want of it. */
  boolean missing() {
    return how == How.MISSING || how == How.UNNAMED;
  }

  boolean is(How wanted) {
    return how == wanted;
  }
}
