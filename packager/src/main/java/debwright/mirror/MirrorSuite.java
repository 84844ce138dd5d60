package debwright.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import debwright.debian.Paragraphs;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The packages of a suite on a mirror, read without apt: whole files, and whole lists. */
public final class MirrorSuite {
  private final Archive archive;

  private MirrorSuite(Archive archive) {
    this.archive = archive;
  }

  /**
   * Reads a suite's Release file, checks it as far as this system can, and reads the lists of
   * packages that it signs.
   *
   * @param folder where lists are kept, of this suite alone
   * @param source the archive, with one suite
   * @param architecture Debian's name
   * @param using how it is read
   * @param each told the fields of each package, by name in lower case
   * @throws MirrorException when the archive can't be read, or is not what it says that it is
   */
  public static MirrorSuite open(
      Path folder,
      Source source,
      String architecture,
      Using using,
      Consumer<Map<String, String>> each)
      throws IOException, MirrorException, InterruptedException {
    Network network =
        new Network(using.patience(), new Proxies(using.environment()), new Transfer());
    try (BuildFolder lists = BuildFolder.at(folder, "reads the lists of " + source.url())) {
      Suite suite = new SuiteReader(network, lists, using.progress()).read(List.of(source)).get(0);
      IndexFiles files = new IndexFiles(lists);
      for (String component : source.components()) {
        String path = component + "/binary-" + architecture + "/Packages";
        if (!files.read(
            suite, path, in -> Paragraphs.read(new InputStreamReader(in, UTF_8), each))) {
          throw MirrorException.notFound(suite.where(), "it has no " + path);
        }
      }
      files.clean();
      return new MirrorSuite(suite.archive());
    }
  }

  /**
   * How a mirror is read.
   *
   * @param environment of the process, which may name proxies
   * @param patience how long it is waited for
   * @param progress told what a person should know
   */
  public record Using(Map<String, String> environment, Patience patience, MirrorProgress progress) {
    public Using {
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Makes a package's file whole of which a part may be there.
   *
   * @param path the field Filename
   * @param partial kept where no more of it comes
   * @throws MirrorException when it can't be had, or is another than expected
   */
  public void resume(String path, Expected expected, Path partial)
      throws IOException, MirrorException, InterruptedException {
    if (!Offer.isInside(path)) {
      throw MirrorException.refused(archive.url(), "paths inside of the archive", "'" + path + "'");
    }
    archive.resume(path, expected, partial);
  }
}
