package debwright.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");
  private ArchiveIndex index;

  @BeforeEach
  void write() throws IOException, IndexException {
    index = new SmallWorld().add("libx1", "/usr/lib/libx.so.1", "", "libx 1 libx1\n").index(folder);
    try (var files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
  }

  private Path beside(Part part) {
    return file.resolveSibling(part.beside(String.valueOf(file.getFileName())));
  }

  private void part(Part part, IndexFacts of, String key, String value) throws IOException {
    TableWriter table = new TableWriter();
    table.put(Keys.of(key), value.getBytes(StandardCharsets.UTF_8));
    PartWriter.write(beside(part), part, of, table);
  }

  private static String value(Optional<Table> table, String key) throws IndexException {
    byte[] value = table.orElseThrow().startingWith(Keys.of(key)).get(0).value();
    return new String(value, StandardCharsets.UTF_8);
  }

  @Test
  void isWithoutPartsWhatItIs() throws IndexException {
    assertThat(index.table(Part.EXPORTS)).isEmpty();
    assertThat(index.digestWithParts()).isEqualTo(index.digest());
  }

  @Test
  void findsAPartBesideTheFile() throws IOException, IndexException {
    part(Part.EXPORTS, index.facts(), "a", "1");
    ArchiveIndex again = ArchiveIndex.open(file);
    assertThat(value(again.table(Part.EXPORTS), "a")).isEqualTo("1");
    assertThat(again.table(Part.RELATIONS)).isEmpty();
    assertThat(again.digest()).isEqualTo(index.digest());
  }

  @Test
  void everyPartCountsForTheDigest() throws IOException, IndexException {
    part(Part.EXPORTS, index.facts(), "a", "1");
    String one = ArchiveIndex.open(file).digestWithParts();
    part(Part.EXPORTS, index.facts(), "a", "2");
    String other = ArchiveIndex.open(file).digestWithParts();
    part(Part.RELATIONS, index.facts(), "a", "2");
    String both = ArchiveIndex.open(file).digestWithParts();
    assertThat(one).hasSize(64).isNotEqualTo(index.digest()).isNotEqualTo(other);
    assertThat(both).isNotEqualTo(other);
  }

  @Test
  void refusesAPartOfAnotherRelease() throws IOException, IndexException {
    IndexFacts facts = index.facts();
    IndexFacts others =
        new IndexFacts(
            facts.release(), "arm64", "", "", "", "", java.util.Map.of(), java.util.Map.of());
    part(Part.EXPORTS, others, "a", "1");
    ArchiveIndex again = ArchiveIndex.open(file);
    assertThatThrownBy(() -> again.table(Part.EXPORTS))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining(beside(Part.EXPORTS).toString())
        .hasMessageContaining("arm64");
  }

  @Test
  void refusesADamagedPart() throws IOException, IndexException {
    part(Part.EXPORTS, index.facts(), "a", "1");
    byte[] bytes = Files.readAllBytes(beside(Part.EXPORTS));
    Files.write(beside(Part.EXPORTS), java.util.Arrays.copyOf(bytes, bytes.length - 5));
    ArchiveIndex again = ArchiveIndex.open(file);
    assertThatThrownBy(() -> again.table(Part.EXPORTS))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining(beside(Part.EXPORTS).toString());
  }
}
