package debwright.label;

import debwright.source.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Tells whether a package has a library that others link with. */
public final class Libraries {
  private static final Pattern LIBRARY =
      Pattern.compile("(?m)/[^/\\n]*\\.so\\.[0-9]|/lib[^/\\n]*-[0-9.]+\\.so$");
  private static final Pattern METADATA = Pattern.compile("(?m)\\s(?:symbols|shlibs)\\s*$");

  private Libraries() {}

  /**
   * Whether it has a versioned shared object, or a symbols or shlibs file. Control files are looked
   * at first: they are read in no time, while for a list of files all of the package is unpacked.
   */
  public static boolean carriedBy(Path deb) throws IOException, LabelException {
    return METADATA.matcher(Steps.run(Command.of("dpkg-deb", "-I", deb.toString()))).find()
        || LIBRARY.matcher(Steps.run(Command.of("dpkg-deb", "-c", deb.toString()))).find();
  }
}
