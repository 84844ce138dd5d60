package debwright.mirror;

import debwright.index.LibraryEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was fetched of one package.
 *
 * @param head its first bytes, up to the end of its control member
 * @param libraries read off the whole package; empty where only the head was fetched
 */
record Fetched(byte[] head, Optional<List<LibraryEntry>> libraries) {

  byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length + 64);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(head.length);
    out.write(head);
    out.writeInt(libraries.map(List::size).orElse(-1));
    for (LibraryEntry each : libraries.orElse(List.of())) {
      out.writeUTF(each.path());
      out.writeUTF(each.packageName());
      out.writeUTF(each.linkTarget().orElse(""));
      out.writeUTF(each.soname().orElse(""));
      out.writeUTF(each.abi());
    }
    return bytes.toByteArray();
  }

  static Fetched of(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int length = in.readInt();
    if (length < 0 || length > bytes.length) {
      throw new IOException("a record with a head of %d bytes".formatted(length));
    }
    byte[] head = in.readNBytes(length);
    int count = in.readInt();
    return new Fetched(head, count < 0 ? Optional.empty() : Optional.of(libraries(in, count)));
  }

  private static List<LibraryEntry> libraries(DataInputStream in, int count) throws IOException {
    List<LibraryEntry> libraries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      libraries.add(new LibraryEntry(in.readUTF(), in.readUTF(), some(in), some(in), in.readUTF()));
    }
    return libraries;
  }

  private static Optional<String> some(DataInputStream in) throws IOException {
    return Optional.of(in.readUTF()).filter(text -> !text.isEmpty());
  }
}
