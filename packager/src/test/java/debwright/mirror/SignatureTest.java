package debwright.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.debian.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures by a key that gpg made for the test. */
class SignatureTest {
  @TempDir static Path home = Path.of("");
  @TempDir Path temp = Path.of("");

  @BeforeAll
  static void makeKeys() throws Exception {
    Tools.need("gpg");
    Tools.need("gpgv");
    gpg("--quick-gen-key 'Archive <archive@example.org>' ed25519 sign never");
    gpg("--quick-gen-key 'Stranger <stranger@example.org>' ed25519 sign never");
    gpg("--export --output '%s/archive.gpg' archive@example.org".formatted(home));
    gpg("--export --output '%s/stranger.gpg' stranger@example.org".formatted(home));
  }

  private static void gpg(String arguments) throws Exception {
    Tools.sh(
        "chmod 700 '%s'; gpg --homedir '%s' --batch --quiet --yes --pinentry-mode loopback --passphrase '' %s"
            .formatted(home, home, arguments));
  }

  private Building archive() throws Exception {
    SmallArchive archive = new SmallArchive(Files.createDirectories(temp.resolve("archive")));
    archive.add("main", SmallDeb.library("liba1", "1", "liba.so.1")).write("bookworm");
    Building building = new Building(temp);
    building.keyrings = List.of(home.resolve("archive.gpg"));
    return building;
  }

  private Path release() {
    return temp.resolve("archive/dists/bookworm/Release");
  }

  private Path inRelease() {
    return temp.resolve("archive/dists/bookworm/InRelease");
  }

  private void signInline(String key) throws Exception {
    gpg("-u %s --output '%s' --clear-sign '%s'".formatted(key, inRelease(), release()));
  }

  private void build(Building building) throws Exception {
    building.build(temp.resolve("archive").toString());
  }

  @Test
  void takesAGoodSignatureAndSaysWhoMadeIt() throws Exception {
    Building building = archive();
    signInline("archive@example.org");
    Files.delete(release());
    build(building);
    assertThat(building.warnings).isEmpty();
    assertThat(building.index().facts().mirror())
        .containsEntry("1.signature", "good: Archive <archive@example.org>");
    assertThat(building.index().facts().origin()).endsWith("; signed");
  }

  @Test
  void takesADetachedSignature() throws Exception {
    Building building = archive();
    gpg(
        "-u archive@example.org --armor --output '%s.gpg' --detach-sign '%s'"
            .formatted(release(), release()));
    build(building);
    assertThat(building.warnings).isEmpty();
    Files.writeString(release(), Files.readString(release()) + "X: y\n");
    assertThatThrownBy(() -> build(building))
        .isInstanceOf(MirrorException.class)
        .hasMessageContaining("expected a good signature, found a bad one of");
  }

  @Test
  void refusesABadSignatureEvenByTheUsualKeyrings() throws Exception {
    Building building = archive();
    signInline("archive@example.org");
    Files.writeString(
        inRelease(), Files.readString(inRelease()).replace("Origin: Small", "Origin: Smell"));
    assertThatThrownBy(() -> build(building)).hasMessageContaining("found a bad one of");
  }

  @Test
  void refusesAnUnknownKeyOrNoSignatureWhereAKeyringIsNamed() throws Exception {
    Building building = archive();
    assertThatThrownBy(() -> build(building))
        .hasMessageContaining("expected a good signature, found none");
    signInline("stranger@example.org");
    assertThatThrownBy(() -> build(building))
        .hasMessageContaining(
            "expected a good signature, found one that is not checked: the keyrings have no key");
    building.keyrings = List.of(home.resolve("archive.gpg"), home.resolve("stranger.gpg"));
    build(building);
    building.keyrings = List.of(home.resolve("nowhere.gpg"));
    assertThatThrownBy(() -> build(building))
        .hasMessageContaining("a file that can be read, found none");
  }

  @Test
  void saysWhereNothingWasChecked() throws Exception {
    Building building = archive();
    building.keyrings = List.of();
    build(building);
    assertThat(building.warnings)
        .hasSize(1)
        .first()
        .asString()
        .endsWith("bookworm: its signature was not checked: it has none");
    assertThat(building.index().facts().origin()).endsWith("; signature not checked");
    signInline("archive@example.org");
    build(building);
    assertThat(building.index().facts().mirror().get("1.signature")).startsWith("not checked: ");
  }

  @Test
  void refusesTextAroundTheSignedOne() throws Exception {
    Building building = archive();
    signInline("archive@example.org");
    String signed = Files.readString(inRelease());
    Files.writeString(inRelease(), signed + "SHA256:\n");
    assertThatThrownBy(() -> build(building))
        .hasMessageContaining("nothing behind the signature, found more text");
    Files.writeString(inRelease(), "Suite: bookworm\n" + signed);
    assertThatThrownBy(() -> build(building)).isInstanceOf(MirrorException.class);
    Files.writeString(inRelease(), signed.replace("-----BEGIN PGP SIGNATURE-----", ""));
    assertThatThrownBy(() -> build(building)).isInstanceOf(MirrorException.class);
  }
}
