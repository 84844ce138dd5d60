package debwright.distil;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.elf.ByteSource;
import debwright.elf.ElfException;
import debwright.elf.ElfHeaders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What is in a distilled app, counted from its bytes, so that whoever hands it on can see it.
 *
 * @param objects sorted by path
 * @param names other files and links, of which nothing but the name is there
 */
public record Inventory(List<Content> objects, int names) {
  private static final int CHUNK = 1 << 20;

  /**
   * An object.
   *
   * @param path in the app
   * @param size of the object that it was made of
   * @param kept bytes that are there and not zero
   * @param code bytes of code that the object had: of executable sections
   * @param codeKept those of them that are there and not zero
   */
  public record Content(String path, long size, long kept, long code, long codeKept) {}

  public Inventory {
    objects = List.copyOf(objects);
  }

  /**
   * Of a tree whose holes are zeros: {@link PackReader#extractFilled}.
   *
   * @throws IOException the disk fails
   */
  public static Inventory of(AppTree filled) throws IOException {
    List<Content> objects = new ArrayList<>();
    int names = 0;
    for (AppEntry entry : filled.entries()) {
      if (entry.elf()) {
        objects.add(content(entry.path(), filled.content(entry)));
      } else if (entry.kind() != AppEntry.Kind.DIRECTORY) {
        names++;
      }
    }
    return new Inventory(objects, names);
  }

  private static Content content(String path, ByteSource object) throws IOException {
    long kept = nonZero(object, 0, object.size());
    long code = 0;
    long codeKept = 0;
    for (Extent extent : code(object)) {
      long end = Math.min(extent.end(), object.size());
      code += Math.max(0, end - extent.offset());
      codeKept += nonZero(object, extent.offset(), end);
    }
    return new Content(path, object.size(), kept, code, codeKept);
  }

  /** Of an object without sections nothing tells code from tables. */
  private static List<Extent> code(ByteSource object) throws IOException {
    try {
      ElfHeaders headers = ElfHeaders.read(object);
      return headers.sections().isEmpty() ? List.of() : new Code(headers).sections();
    } catch (ElfException corrupt) {
      return List.of();
    }
  }

  private static long nonZero(ByteSource source, long from, long to) throws IOException {
    long count = 0;
    for (long at = from; at < to; at += CHUNK) {
      ByteBuffer bytes = source.read(at, (int) Math.min(CHUNK, to - at));
      while (bytes.hasRemaining()) {
        count += bytes.get() == 0 ? 0 : 1;
      }
    }
    return count;
  }

  /** Bytes of all objects as they were. */
  public long size() {
    return objects.stream().mapToLong(Content::size).sum();
  }

  /** Bytes that are there and not zero. */
  public long kept() {
    return objects.stream().mapToLong(Content::kept).sum();
  }

  /** Bytes of code that the objects had. */
  public long code() {
    return objects.stream().mapToLong(Content::code).sum();
  }

  /** Bytes of code that are there. */
  public long codeKept() {
    return objects.stream().mapToLong(Content::codeKept).sum();
  }
}
