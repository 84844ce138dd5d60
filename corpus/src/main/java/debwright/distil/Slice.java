package debwright.distil;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** One item on its way from a pack to a file that is named by its digest. */
final class Slice implements Closeable {
  private final Path folder;
  private final Path unfinished;
  private final Measured measured;

  Slice(Path folder) throws IOException {
    this.folder = folder;
    this.unfinished = Files.createTempFile(folder, ".slice", ".part");
    this.measured = new Measured(new BufferedOutputStream(Files.newOutputStream(unfinished)));
  }

  OutputStream out() {
    return measured;
  }

  PackedItem finish(String id) throws IOException {
    PackedItem item = measured.take(id);
    measured.write(new byte[2 * TarHeader.BLOCK]);
    measured.close();
    Path target = folder.resolve(item.sha256() + ".tar");
    Files.move(
        unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return item;
  }

  @Override
  public void close() throws IOException {
    measured.close();
    Files.deleteIfExists(unfinished);
  }
}
