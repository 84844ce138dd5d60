package debwright.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.index.Release;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
  private static final URI PLACE = URI.create("http://deb.example.org/debian");

  @TempDir Path etc = Path.of("");

  @Test
  void contentsSayWhichPackagesCarryLibraries() throws Exception {
    ContentsFile contents = new ContentsFile();
    String text =
        """
        lib/x86_64-linux-gnu/libc.so.6                 libs/libc6
        usr/lib/x86_64-linux-gnu/libplain.so           libs/plain,libdevel/plain-dev
        usr/lib/x86_64-linux-gnu/libz.so               libdevel/libz-dev
        usr/lib/debug/usr/lib/libz.so.1                debug/libz-dbg
        usr/lib/x86_64-linux-gnu/libz.so.1             universe/libs/libz1,libs/libz-dbg
        usr/lib/libdb-5.3.so                           libs/libdb5.3
        usr/lib/prog/plugin.so                         utils/prog
        usr/lib/prog/with blanks.so.1.2                utils/blanks
        usr/lib/prog/libx.so.1.hmac                    utils/hmac
        usr/share/doc/about.sources                    doc/about
        usr/share/doc                                  doc/../x.so
        """;
    contents.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "Contents");
    assertThat(contents.carriers())
        .containsExactlyInAnyOrder("libc6", "plain", "libz1", "libdb5.3", "blanks", "hmac");
    assertThat(contents.libraries("libz1")).containsExactly("/usr/lib/x86_64-linux-gnu/libz.so.1");
    assertThat(contents.libraries("prog")).containsExactly("/usr/lib/prog/plugin.so");
    assertThat(contents.libraries("blanks")).containsExactly("/usr/lib/prog/with blanks.so.1.2");
    assertThat(contents.knows("hmac")).isFalse();
    assertThat(contents.knows("libz-dev")).isFalse();
  }

  @Test
  void waitsAsRetryAfterSays() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(Refusal.wait("120", now)).isEqualTo(Duration.ofMinutes(2));
    assertThat(Refusal.wait("Thu, 01 Jan 2026 00:00:30 GMT", now))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(Refusal.wait("Thu, 01 Jan 2025 00:00:30 GMT", now)).isZero();
    assertThat(Refusal.wait("soon", now)).isZero();
  }

  @Test
  void takesTheProxyThatTheEnvironmentNames() {
    assertThat(new Proxies(Map.of()).of(PLACE)).isEqualTo(Proxy.NO_PROXY);
    assertThat(new Proxies(Map.of("http_proxy", "http://127.0.0.1:3128/")).of(PLACE))
        .isEqualTo(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 3128)));
    assertThat(new Proxies(Map.of("ALL_PROXY", "socks5://127.0.0.1")).of(PLACE).type())
        .isEqualTo(Proxy.Type.SOCKS);
    assertThat(new Proxies(Map.of("https_proxy", "127.0.0.1:1")).of(PLACE))
        .isEqualTo(Proxy.NO_PROXY);
    assertThat(
            new Proxies(Map.of("http_proxy", "127.0.0.1:1", "no_proxy", "x, .example.org"))
                .of(PLACE))
        .isEqualTo(Proxy.NO_PROXY);
    assertThat(new Proxies(Map.of("http_proxy", "not a url")).of(PLACE)).isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void takesTheSourcesOfTheSystemsApt() throws Exception {
    Files.createDirectories(etc.resolve("sources.list.d"));
    Files.writeString(
        etc.resolve("sources.list"),
        """
        deb [signed-by=/keys/a.gpg] http://one.example.org/ubuntu noble main universe
        deb http://one.example.org/ubuntu jammy main
        deb-src http://one.example.org/ubuntu noble main
        """);
    Files.writeString(
        etc.resolve("sources.list.d/more.sources"),
        """
        Types: deb
        URIs: http://two.example.org/ubuntu cdrom:[x]/
        Suites: noble-updates noble-security noble-backports
        Components: main
        Trusted: yes
        Signed-By: /keys/b.gpg

        Enabled: no
        Types: deb
        URIs: http://three.example.org/ubuntu
        Suites: noble
        Components: main
        """);
    Release noble = new Release("ubuntu:24.04");
    assertThat(SystemSources.of(etc, noble, List.of()))
        .containsExactly(
            new Source(
                "http://one.example.org/ubuntu",
                List.of("noble"),
                List.of("main", "universe"),
                List.of(Path.of("/keys/a.gpg"))),
            new Source(
                "http://two.example.org/ubuntu",
                List.of("noble-updates", "noble-security"),
                List.of("main"),
                List.of()));
    assertThat(SystemSources.of(etc, noble, List.of("x")).get(0).components()).containsExactly("x");
    assertThatThrownBy(() -> SystemSources.of(etc, new Release("debian:12"), List.of()))
        .isInstanceOf(MirrorException.class)
        .hasMessage("the system's apt has no source of debian:12 (bookworm)");
  }

  @Test
  void keepsEachLineWholeHoweverTheBytesCome() throws Exception {
    String text = "a\n\nlong " + "x".repeat(600_000) + "\nlast";
    Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(UTF_8)));
    StringBuilder read = new StringBuilder();
    while (lines.next()) {
      read.append(lines.text()).append('|');
    }
    assertThat(read.toString()).isEqualTo(text.replace('\n', '|') + "|");
  }
}
