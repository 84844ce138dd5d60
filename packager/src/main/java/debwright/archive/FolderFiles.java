package debwright.archive;

import debwright.elf.ByteSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files under one folder, opened step by step from it, so that a link put in the way meanwhile
 * leads nowhere. The file that was read last stays open, and its folder.
 */
final class FolderFiles implements Closeable {
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final Path folder;
  private @Nullable Path open;
  private @Nullable SeekableByteChannel channel;
  private @Nullable Path openFolder;
  private @Nullable SecureDirectoryStream<Path> folderStream;

  private final ReadAhead pieces = new ReadAhead();

  FolderFiles(Path folder) {
    this.folder = folder;
  }

  /** The folder itself; it may be a link, since the user named it. The caller closes it. */
  @SuppressWarnings("StreamResourceLeak")
  SecureDirectoryStream<Path> root() throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    stream.close();
    throw new IOException("%s: this file system cannot open files step by step".formatted(folder));
  }

  /** A source for a file below the folder. */
  ByteSource source(Path relative, long size) {
    return new ByteSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public ByteBuffer read(long offset, int length) throws IOException {
        return FolderFiles.this.read(relative, size, offset, length);
      }
    };
  }

  private synchronized ByteBuffer read(Path relative, long size, long offset, int length)
      throws IOException {
    Ranges.check(offset, length, size);
    return pieces.read(at(relative), offset, length, size);
  }

  /** Up to so many of a file's first bytes. */
  synchronized byte[] head(Path relative, int most) throws IOException {
    return pieces.head(at(relative), most);
  }

  /** The system names the last step only. */
  private SeekableByteChannel at(Path relative) throws IOException {
    try {
      return opened(relative);
    } catch (AccessDeniedException e) {
      throw denied(folder.resolve(relative));
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(
          folder.resolve(relative).toString(), null, "it is no longer there");
    }
  }

  static AccessDeniedException denied(Path path) {
    return new AccessDeniedException(path.toString(), null, "it may not be read");
  }

  private SeekableByteChannel opened(Path relative) throws IOException {
    SeekableByteChannel known = channel;
    if (known != null && relative.equals(open)) {
      return known;
    }
    closeFile();
    SeekableByteChannel fresh = folderOf(relative).newByteChannel(relative.getFileName(), READ);
    channel = fresh;
    open = relative;
    return fresh;
  }

  private SecureDirectoryStream<Path> folderOf(Path relative) throws IOException {
    Path path = relative.resolveSibling("");
    SecureDirectoryStream<Path> known = folderStream;
    if (known != null && path.equals(openFolder)) {
      return known;
    }
    closeFolder();
    SecureDirectoryStream<Path> fresh = open(relative);
    folderStream = fresh;
    openFolder = path;
    return fresh;
  }

  /** The folder of a file. */
  private SecureDirectoryStream<Path> open(Path relative) throws IOException {
    SecureDirectoryStream<Path> at = root();
    for (int i = 0; i < relative.getNameCount() - 1; i++) {
      try (SecureDirectoryStream<Path> before = at) {
        at = before.newDirectoryStream(relative.getName(i), LinkOption.NOFOLLOW_LINKS);
      }
    }
    return at;
  }

  @Override
  public synchronized void close() throws IOException {
    closeFile();
    closeFolder();
  }

  private void closeFile() throws IOException {
    pieces.clear();
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }

  private void closeFolder() throws IOException {
    if (folderStream != null) {
      folderStream.close();
      folderStream = null;
    }
  }
}
