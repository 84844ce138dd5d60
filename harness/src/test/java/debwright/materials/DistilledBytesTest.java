package debwright.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.archive.AppTree;
import debwright.archive.Limits;
import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.corpus.Packs;
import debwright.corpus.Tier;
import debwright.distil.PackWriter;
import debwright.distil.PackedItem;
import debwright.plan.Outcome;
import debwright.run.RunItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistilledBytesTest {
  @TempDir Path folder;

  private DistilledBytes bytes = new DistilledBytes(Path.of(""));
  private Path pack = Path.of("");
  private PackedItem packed = new PackedItem("", "", 0);

  @BeforeEach
  void packAnApp() throws Exception {
    bytes = new DistilledBytes(folder.resolve("cache"));
    pack = new Packs(folder, "toy", 1).file(0);
    Path app = Files.createDirectories(folder.resolve("app"));
    Files.copy(Path.of("/bin/sh").toRealPath(), app.resolve("sh"));
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT);
        PackWriter writer = PackWriter.open(pack)) {
      packed = writer.add("toy/sh", tree);
      writer.finish();
    }
  }

  @Test
  void slicesAnItemOutOfItsPack() throws Exception {
    Path file = present(item("toy/sh", packed.sha256()));
    assertThat(file).hasFileName(packed.sha256() + ".tar");
    try (AppTree tree = AppTree.open(file, Limits.DEFAULT)) {
      assertThat(tree.find("/sh")).isPresent();
    }
  }

  @Test
  void slicesOnlyOnce() throws IOException {
    Item item = item("toy/sh", packed.sha256());
    Path file = present(item);
    Files.delete(pack);
    assertThat(present(item)).isEqualTo(file);
  }

  @Test
  void slicesAgainWhatIsCutShort() throws IOException {
    Item item = item("toy/sh", packed.sha256());
    Files.writeString(present(item), "short");
    assertThat(Files.size(present(item))).isEqualTo(packed.size() + 1024);
  }

  @Test
  void slicesAgainWhatHasTheRightSizeAndOtherBytes() throws IOException {
    Item item = item("toy/sh", packed.sha256());
    Path file = present(item);
    byte[] good = Files.readAllBytes(file);
    for (int at : new int[] {0, 512, good.length - 1025, good.length - 1}) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      Files.write(file, bad);
      assertThat(present(item)).isEqualTo(file).hasBinaryContent(good);
    }
  }

  @Test
  void removesWhatIsNotTheItemWhenItsPackHasAnother() throws IOException {
    Path forged = folder.resolve("cache/items/" + "0".repeat(64) + ".tar");
    Files.createDirectories(forged.getParent());
    Files.write(forged, new byte[(int) packed.size() + 1024]);
    RunItem.Unusable none = unusable(item("toy/sh", "0".repeat(64)));
    assertThat(none.outcome()).isEqualTo(Outcome.DIGEST_MISMATCH);
    assertThat(forged).doesNotExist();
  }

  @Test
  void saysThatTheDigestIsAnother() throws IOException {
    RunItem.Unusable none = unusable(item("toy/sh", "0".repeat(64)));
    assertThat(none.outcome()).isEqualTo(Outcome.DIGEST_MISMATCH);
    assertThat(none.reason()).contains("toy/sh", "0".repeat(64), packed.sha256());
  }

  @Test
  void saysThatAnItemIsNotInItsPack() throws IOException {
    RunItem.Unusable none = unusable(item("toy/bash", packed.sha256()));
    assertThat(none.outcome()).isEqualTo(Outcome.MISSING_INPUT);
    assertThat(none.reason()).isEqualTo("toy/bash is not in its pack");
  }

  @Test
  void saysThatAPackIsDamaged() throws IOException {
    Files.writeString(pack, "no pack");
    RunItem.Unusable none = unusable(item("toy/sh", packed.sha256()));
    assertThat(none.outcome()).isEqualTo(Outcome.MISSING_INPUT);
    assertThat(none.reason()).contains(pack.toString());
  }

  @Test
  void needsThePacksBesideTheManifest() throws IOException {
    Files.delete(pack);
    Item item = item("toy/sh", packed.sha256());
    assertThatThrownBy(() -> input(item))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("pack");
  }

  private Path present(Item item) throws IOException {
    return ((RunItem.Present) input(item)).path();
  }

  private RunItem.Unusable unusable(Item item) throws IOException {
    return (RunItem.Unusable) input(item);
  }

  private RunItem.Input input(Item item) throws IOException {
    Corpus corpus = Corpus.write(folder.resolve("toy.corpus.csv"), List.of(item));
    Map<Item, RunItem.Input> inputs = bytes.of(corpus, corpus.items());
    assertThat(inputs).containsOnlyKeys(item);
    return inputs.values().iterator().next();
  }

  private Item item(String id, String sha256) {
    return new Item(
        id,
        new Location.Distilled(id),
        sha256,
        packed.size(),
        "debian:12",
        "amd64",
        Tier.FULL,
        Optional.empty());
  }
}
