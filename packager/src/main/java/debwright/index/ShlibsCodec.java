package debwright.index;

import debwright.debian.LibraryName;
import debwright.debian.ShlibsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packed form of one library's lines of a shlibs file. */
final class ShlibsCodec {
  private ShlibsCodec() {}

  static byte[] encode(List<ShlibsFile.Entry> lines) {
    Encoder out = new Encoder();
    for (ShlibsFile.Entry line : lines) {
      out.text(line.type().orElse(""));
      out.text(line.depends());
    }
    return out.toBytes();
  }

  static List<ShlibsFile.Entry> decode(LibraryName library, byte[] bytes) throws IndexException {
    try {
      List<ShlibsFile.Entry> lines = new ArrayList<>();
      Decoder in = new Decoder(bytes);
      while (in.more()) {
        Optional<String> type = Optional.of(in.text()).filter(text -> !text.isEmpty());
        lines.add(new ShlibsFile.Entry(type, library, in.text()));
      }
      return lines;
    } catch (IndexOutOfBoundsException e) {
      throw new IndexException("the shlibs lines of %s are damaged".formatted(library.name()));
    }
  }
}
