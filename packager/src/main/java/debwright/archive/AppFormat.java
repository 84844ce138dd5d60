package debwright.archive;

/** In which form an app came. */
public enum AppFormat {
  FOLDER("folder"),
  ELF_FILE("elf"),
  TAR("tar"),
  DEB("deb"),
  ZIP("zip"),
  /** A zip with a manifest. */
  JAR("jar");

  private final String text;

  AppFormat(String text) {
    this.text = text;
  }

  /** The stable text form. */
  @Override
  public String toString() {
    return text;
  }
}
