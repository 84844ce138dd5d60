package debwright.resolve;

import debwright.index.Release;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The versions of dpkg-shlibdeps whose answers differ. */
public enum DpkgRules {
  V1_21("1.21"),
  /** Version references count as uses of a symbol of that name. */
  V1_22_22("1.22.22");

  private static final Set<String> YOUNG = Set.of("debian:13", "debian:sid", "ubuntu:26.04");

  private final String code;

  DpkgRules(String code) {
    this.code = code;
  }

  /** The text form, such as {@code 1.21}. */
  public String code() {
    return code;
  }

  public static Optional<DpkgRules> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /** Those of the release's own tool. */
  public static DpkgRules of(Release release) {
    return YOUNG.contains(release.name()) ? V1_22_22 : V1_21;
  }

  boolean versionReferencesCount() {
    return this == V1_22_22;
  }
}
