package debwright.solve;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.index.IndexException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DependsProofTest {
  private static final String PACKAGES =
      """
      Package: base
      Version: 1
      Essential: yes
      Conflicts: alien

      Package: alien
      Version: 1

      Package: libone1
      Version: 1.2
      Depends: libtwo1 (>= 2)

      Package: libtwo1
      Version: 2.1
      Depends: libone1

      Package: libnew1t64
      Version: 3
      Provides: libnew1 (= 3), something

      Package: libold1
      Version: 1
      Depends: libtwo1 (>= 3)

      Package: libafterold1
      Version: 1
      Depends: libold1

      Package: libx-gnutls
      Version: 1
      Provides: libx
      Conflicts: libx

      Package: libx-openssl
      Version: 1
      Provides: libx
      Conflicts: libx

      Package: picky
      Version: 1
      Depends: libx-openssl | libx-gnutls, nogl

      Package: nogl
      Version: 1
      Breaks: libx-openssl (<< 2)

      Package: tool
      Version: 1
      Multi-Arch: allowed

      Package: asks-by-virtual-name
      Version: 1
      Depends: something, libx
      """;

  @TempDir private Path folder = Path.of("");

  private Proof prove(String depends) throws IOException, IndexException, DebianSyntaxException {
    return DependsProof.of(MadeUpArchive.index(folder, "debian:12", PACKAGES))
        .orElseThrow()
        .of(Dependencies.parse(depends));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "libone1 (>= 1.2), libtwo1 (<< 3)",
        "nothing | libone1",
        "libone1 (>= 9) | libtwo1",
        "libnew1 (>= 2)",
        "something",
        "libx",
        "libx-gnutls",
        // The first choice excludes what is needed next, the second does not.
        "picky",
        "libx-openssl | libx-gnutls, nogl",
        "tool:any",
        "tool:amd64",
        "base"
      })
  void isMet(String depends) throws Exception {
    assertThat(prove(depends)).isInstanceOf(Proof.Met.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "libone1 (>= 1.3)",
        "libone1 (>> 1.2)",
        "something (>= 1)",
        "libnew1 (>= 4)",
        "libone1:any",
        "libone1:i386",
        "libold1",
        "alien",
        "libx-gnutls, libx-openssl",
        "picky, libx-openssl"
      })
  void isNotMet(String depends) throws Exception {
    assertThat(prove(depends)).isInstanceOf(Proof.Unmet.class);
  }

  private String cause(String depends) throws Exception {
    assertThat(prove(depends)).isInstanceOf(Proof.Unmet.class);
    return ((Proof.Unmet) prove(depends)).cause();
  }

  @Test
  void namesTheRelationAndWhatTheReleaseHas() throws Exception {
    assertThat(cause("libtwo1, libone1 (>= 1.3)"))
        .isEqualTo("needs libone1 (>= 1.3), debian:12 has 1.2");
    assertThat(cause("libone1 (>= 1.3) | something (>= 1)"))
        .isEqualTo(
            "needs libone1 (>= 1.3) | something (>= 1), debian:12 has libone1: 1.2, something: it"
                + " only by name, of libnew1t64");
  }

  @Test
  void namesWhatEndsTheWay() throws Exception {
    assertThat(cause("libone1, libafterold1"))
        .isEqualTo(
            "libafterold1 cannot be installed: libold1 needs libtwo1 (>= 3), debian:12 has 2.1");
  }

  @Test
  void namesWhatExcludesWhat() throws Exception {
    assertThat(cause("libone1, libx-gnutls, libx-openssl"))
        .isEqualTo(
            "libx-gnutls, libx-openssl cannot be installed together: libx-gnutls excludes libx,"
                + " debian:12 has libx-openssl 1");
    assertThat(cause("alien"))
        .isEqualTo("alien cannot be installed: base excludes alien, debian:12 has alien 1");
  }

  @Test
  void claimsNothingOfPackagesThatAreNotKnown() throws Exception {
    assertThat(prove("libone1, libmine1 (>= 1)")).isEqualTo(new Proof.Unknown("libmine1 (>= 1)"));
    assertThat(prove("libmine1, libone1 (>= 9)")).isInstanceOf(Proof.Unmet.class);
  }
}
