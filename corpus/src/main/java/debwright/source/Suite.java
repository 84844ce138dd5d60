package debwright.source;

/**
 * A part of an archive in Debian's format.
 *
 * @param name such as {@code bookworm}
 * @param component such as {@code main}
 * @param architecture Debian's name, such as {@code amd64}
 */
public record Suite(String name, String component, String architecture) {
  @Override
  public String toString() {
    return name + "/" + component + " " + architecture;
  }
}
