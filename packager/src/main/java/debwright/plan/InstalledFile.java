package debwright.plan;

/** Something that a package installs; it belongs to root. */
public sealed interface InstalledFile {

  /** Where, such as {@code /opt/app/bin/app}; absolute, without {@code .} and {@code ..}. */
  String path();

  /**
   * A file of the app.
   *
   * @param mode permission bits, 0 to 07777
   * @param from its path in the app
   */
  record Copied(String path, int mode, String from) implements InstalledFile {}

  /**
   * A file that the packager wrote.
   *
   * @param mode permission bits, 0 to 07777
   * @param text its contents, in UTF-8
   * @param packed whether it is installed compressed, as gzip does without name and time
   */
  record Written(String path, int mode, String text, boolean packed) implements InstalledFile {}

  /**
   * A symbolic link.
   *
   * @param target as stored
   */
  record Link(String path, String target) implements InstalledFile {}

  /**
   * A folder with a mode of its own, or an empty one.
   *
   * @param mode permission bits, 0 to 07777
   */
  record Folder(String path, int mode) implements InstalledFile {}
}
