package debwright.mirror;

import debwright.archive.ArchiveException;
import java.io.IOException;
import java.nio.file.Path;

/** The files of an archive, by their path below its URL. */
sealed interface Archive permits HttpArchive, FolderArchive {
  /** How many first bytes of a file are wanted, as its first bytes tell. */
  interface Need {
    /**
     * How many bytes it takes.
     *
     * @param first bytes that are there
     * @return how many are needed; no more than there are where they are enough
     */
    int of(byte[] first) throws IOException, ArchiveException;
  }

  /** Its URL. */
  String url();

  /**
   * The first bytes of a file, or all of a smaller one.
   *
   * @param need asked until it has enough
   * @throws MirrorException when the file can't be had
   * @throws ArchiveException when the bytes are not what need understands
   */
  byte[] head(String path, Need need)
      throws IOException, ArchiveException, MirrorException, InterruptedException;

  /**
   * A small file whose size and digest nobody knows.
   *
   * @throws MirrorException when it can't be had, or is larger
   */
  byte[] small(String path, int most) throws IOException, MirrorException, InterruptedException;

  /**
   * Writes a whole file.
   *
   * @throws MirrorException when it can't be had, or is another than expected
   */
  void file(String path, Expected expected, Path into)
      throws IOException, MirrorException, InterruptedException;

  /**
   * Makes a file whole of which a part may be there.
   *
   * @param partial kept where no more of it comes
   * @throws MirrorException when it can't be had, or is another than expected
   */
  void resume(String path, Expected expected, Path partial)
      throws IOException, MirrorException, InterruptedException;
}
