package debwright.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a file begins with the ELF magic: known, or found out when it is first asked. */
public sealed interface FirstBytes {
  /** Length of the magic. */
  int MAGIC = 4;

  /**
   * Whether they are the ELF magic.
   *
   * @throws IOException when the file can't be read, or is no longer there
   */
  boolean elf() throws IOException;

  /** What an archive said while it was read, or what needs no reading. */
  enum Known implements FirstBytes {
    ELF,
    OTHER;

    @Override
    public boolean elf() {
      return this == ELF;
    }
  }

  /**
   * Those of a file on disk, which costs a system call or three to open: of a folder's files most
   * are never asked about. The first answer stays.
   */
  final class Unread implements FirstBytes {
    private final FolderFiles files;
    private final Path relative;
    private Optional<Boolean> answer = Optional.empty();

    Unread(FolderFiles files, Path relative) {
      this.files = files;
      this.relative = relative;
    }

    @Override
    public synchronized boolean elf() throws IOException {
      if (answer.isEmpty()) {
        answer = Optional.of(Signature.elf(files.head(relative, MAGIC)));
      }
      return answer.get();
    }
  }
}
