package debwright.label;

import debwright.debian.Version;
import java.util.OptionalInt;

/**
 * What dpkg-shlibdeps says of a whole package.
 *
 * @param name the package
 * @param version its version
 * @param status the exit status: 0 where it has an answer; empty where there was no object to ask
 *     about
 * @param objects how many files it was asked about
 * @param depends the value of {@code shlibs:Depends}, empty where nothing is needed
 * @param warnings how many it gave
 */
public record Answer(
    String name, Version version, OptionalInt status, int objects, String depends, int warnings) {
  /** Whether this is fit for a label. */
  public boolean usable() {
    return status.isPresent() && status.getAsInt() == 0;
  }
}
