package debwright.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.debian.DebianSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelationsTest {
  private static final Map<String, String> LIBX =
      Map.of(
          "package", "libx1",
          "version", "1:2.0-1",
          "priority", "important",
          "multi-arch", "allowed",
          "pre-depends", "libc6 (>= 2.36)",
          "depends", "liby1 (= 1) | liby:any,\n libz1",
          "conflicts", "old (<< 2)",
          "breaks", "older",
          "provides", "x-abi, libx0 (= 2)");

  @TempDir private Path folder = Path.of("");

  private static OfferedPackage of(String name, String field, String value)
      throws DebianSyntaxException {
    return OfferedPackage.of(Map.of("package", name, "version", "1", field, value));
  }

  private Path file() throws IOException, IndexException, DebianSyntaxException {
    ArchiveIndex index =
        new SmallWorld()
            .add("libx1", "/usr/lib/libx.so.1", "", "libx 1 libx1 | other-abi\n")
            .index(folder);
    assertThat(index.relations()).isEmpty();
    RelationsBuilder builder = new RelationsBuilder();
    builder.add(of("libx1", "depends", "not-this-old-one"));
    builder.add(OfferedPackage.of(LIBX));
    builder.add(of("liby1", "depends", "deep"));
    builder.add(of("deep", "priority", "required"));
    builder.add(of("base", "essential", "yes"));
    builder.add(of("unreached", "depends", "deep"));
    builder.add(of("provider", "provides", "other-abi"));
    builder.writeBeside(folder.resolve("small.index"));
    return folder.resolve("small.index");
  }

  @Test
  void keepsWhatPackagesReach() throws Exception {
    Relations relations = ArchiveIndex.open(file()).relations().orElseThrow();
    assertThat(relations.find("libx1").own()).contains(OfferedPackage.of(LIBX));
    assertThat(relations.find("deep").own().orElseThrow().priority()).isZero();
    assertThat(relations.find("other-abi"))
        .isEqualTo(new OfferedName(java.util.Optional.empty(), java.util.List.of("provider")));
    assertThat(relations.find("libx0").providers()).containsExactly("libx1");
    assertThat(relations.find("unreached")).isEqualTo(OfferedName.NONE);
    assertThat(relations.find("libz1")).isEqualTo(OfferedName.NONE);
    assertThat(relations.essential()).containsExactly("base");
  }

  @Test
  void countsForTheDigestOfTheIndexWithItsParts() throws Exception {
    ArchiveIndex index = ArchiveIndex.open(file());
    assertThat(index.digestWithParts()).isNotEqualTo(index.digest());
  }

  @Test
  void damagedValuesAreToldAndNeverCrash() throws Exception {
    byte[] value =
        RelationsCodec.encode(
            new OfferedName(
                java.util.Optional.of(OfferedPackage.of(LIBX)), java.util.List.of("a", "b")));
    Random random = new Random(3);
    for (int i = 0; i < 5000; i++) {
      byte[] damaged = Arrays.copyOf(value, 1 + random.nextInt(value.length));
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      try {
        RelationsCodec.decode("libx1", damaged);
      } catch (IndexException e) {
        assertThat(e).hasMessageContaining("damaged");
      }
    }
    assertThatThrownBy(() -> RelationsCodec.decode("libx1", new byte[] {1}))
        .isInstanceOf(IndexException.class)
        .hasMessage("the relations of libx1 are damaged");
  }

  @Test
  void anIndexThatIsMadeAnewHasNoOldRelations() throws Exception {
    Path file = file();
    assertThat(folder.resolve("small.relations")).exists();
    new SmallWorld().add("libx1", "/usr/lib/libx.so.1", "", "libx 1 libx1\n").index(folder);
    assertThat(folder.resolve("small.relations")).doesNotExist();
    assertThat(Files.exists(file)).isTrue();
  }
}
