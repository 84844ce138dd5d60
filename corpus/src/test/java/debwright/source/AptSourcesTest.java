package debwright.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourcesTest {
  private static final Suite MAIN = new Suite("bookworm", "main", "amd64");

  @TempDir Path etc;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(etc.resolve("sources.list.d"));
  }

  @Test
  void keepsPlaceAndKeysOfADeb822Source() throws IOException {
    source(
        "debian.sources",
        """
        # the archive
        Types: deb deb-src
        URIs: https://example.org/debian
        Suites: bookworm bookworm-updates
        Components: main contrib
        Signed-By: /keys/debian.gpg

        Types: deb
        URIs: https://example.org/off
        Suites: bookworm
        Components: main
        Enabled: no

        Types: deb
        URIs: https://example.org/security
        Suites: bookworm-security
        Components: main
        """);
    assertThat(new AptSources(etc).stanzas(MAIN))
        .isEqualTo(
            """
            Types: deb
            URIs: https://example.org/debian
            Suites: bookworm
            Components: main
            Architectures: amd64
            Signed-By: /keys/debian.gpg
            """);
  }

  @Test
  void readsOneLineSources() throws IOException {
    source(
        "x.list",
        """
        # deb https://example.org/comment bookworm main
        deb [arch=amd64 signed-by=/keys/x.gpg] https://example.org/x bookworm contrib main
        deb-src https://example.org/x bookworm main
        """);
    assertThat(new AptSources(etc).stanzas(MAIN))
        .isEqualTo(
            """
            Types: deb
            URIs: https://example.org/x
            Suites: bookworm
            Components: main
            Architectures: amd64
            Signed-By: /keys/x.gpg
            """);
  }

  @Test
  void keepsAKeyThatIsWrittenInTheSource() throws IOException {
    source(
        "x.sources",
        """
        Types: deb
        URIs: https://example.org/x
        Suites: bookworm
        Components: main
        Signed-By:
         -----BEGIN PGP PUBLIC KEY BLOCK-----
         .
         abc
        """);
    assertThat(new AptSources(etc).stanzas(MAIN))
        .endsWith("Signed-By: \n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n abc\n");
  }

  @Test
  void hasNothingForOtherSuitesAndComponents() throws IOException {
    source("x.list", "deb https://example.org/x bookworm main\n");
    assertThat(new AptSources(etc).stanzas(new Suite("trixie", "main", "amd64"))).isEmpty();
    assertThat(new AptSources(etc).stanzas(new Suite("bookworm", "contrib", "amd64"))).isEmpty();
  }

  private void source(String name, String text) throws IOException {
    Files.writeString(etc.resolve("sources.list.d").resolve(name), text);
  }
}
