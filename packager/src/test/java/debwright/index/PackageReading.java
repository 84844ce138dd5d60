package debwright.index;

import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.debian.DebianSyntaxException;
import debwright.debian.SonameSymbols;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What only this room may call, for tests of other rooms. */
public final class PackageReading {
  private PackageReading() {}

  public static PackageFacts read(Path deb, Limits limits)
      throws IOException, ArchiveException, DebianSyntaxException {
    return PackageReader.read(deb, limits);
  }

  /** As an index keeps it. */
  public static Symbols packed(SonameSymbols symbols) throws IndexException {
    return Symbols.decode(Symbols.encode(symbols));
  }

  public static List<Alternative> alternatives(String script) {
    return AlternativesScript.read(script, "a-package");
  }
}
