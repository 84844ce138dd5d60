package debwright.mirror;

import debwright.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An archive in a folder of this system. */
final class FolderArchive implements Archive {
  private final Path folder;
  private final String url;

  FolderArchive(Path folder) {
    this.folder = folder;
    this.url = folder.toUri().toString().replaceFirst("/$", "");
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public byte[] head(String path, Need need) throws IOException, ArchiveException, MirrorException {
    try (InputStream in = open(path)) {
      return Head.read(new byte[0], in, need);
    }
  }

  @Override
  public byte[] small(String path, int most) throws IOException, MirrorException {
    try (InputStream in = open(path)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw MirrorException.refused(where(path), "at most %d bytes".formatted(most), "more");
      }
      return bytes;
    }
  }

  @Override
  public void file(String path, Expected expected, Path into) throws IOException, MirrorException {
    try (InputStream in = open(path)) {
      new CheckedCopy(where(path), expected).copy(in, into);
    } catch (java.io.EOFException e) {
      throw MirrorException.refused(where(path), expected.size() + " bytes", "fewer");
    }
  }

  @Override
  public void resume(String path, Expected expected, Path partial)
      throws IOException, MirrorException {
    file(path, expected, partial);
  }

  private InputStream open(String path) throws IOException, MirrorException {
    Path file = folder.resolve(path);
    if (!Files.isRegularFile(file)) {
      throw MirrorException.notFound(where(path), "no such file");
    }
    return Files.newInputStream(file);
  }

  private String where(String path) {
    return url + "/" + path;
  }
}
