package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.trunk.TinyTrunk;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.StoredConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusAndTokenCommandTest {
  @TempDir Path folder;
  private TinyTrunk trunk;
  private String out = "";
  private String err = "";

  @BeforeEach
  void begin() throws Exception {
    trunk = TinyTrunk.withEngine(folder);
  }

  @AfterEach
  void end() {
    trunk.close();
  }

  private int run(String... words) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--repository";
    all[words.length + 1] = folder.toString();
    int exit =
        Main.run(
            all,
            new PrintStream(data, true, StandardCharsets.UTF_8),
            new PrintStream(talk, true, StandardCharsets.UTF_8));
    out = data.toString(StandardCharsets.UTF_8);
    err = talk.toString(StandardCharsets.UTF_8);
    return exit;
  }

  @Test
  void statusSaysWhatThereIs() {
    assertThat(run("status")).as(err).isZero();
    assertThat(out)
        .startsWith("trunk        main at ")
        .contains("deploys      none yet", "lane         open", "open         no proposals");
    assertThat(run("status", "--format", "json")).isZero();
    assertThat(out).startsWith("{\"schema\":1,").endsWith("}\n").contains("\"stopped\":false");
  }

  @Test
  void tokensAreMadeListedAndRemoved() {
    assertThat(run("token", "add", "Ann <a@example.org>", "--role", "propose,review")).isZero();
    String secret = out.strip();
    assertThat(secret).startsWith("dw_");
    assertThat(err).contains("the only time that it is shown").doesNotContain(secret);
    assertThat(run("token", "list")).isZero();
    assertThat(out).contains("Ann <a@example.org>  propose,review  without end");
    assertThat(out).doesNotContain(secret);
    String name = out.substring(0, 12);
    assertThat(run("token", "list", "--format", "json")).isZero();
    assertThat(out).contains("\"token\":\"" + name + "\"");
    assertThat(run("token", "remove", name)).isZero();
    assertThat(run("token", "list")).isZero();
    assertThat(out).isEmpty();
    assertThat(run("token", "remove", name)).isEqualTo(2);
    assertThat(err)
        .isEqualTo("error: no token '" + name + "'\nhint: debwright token list shows them\n");
    assertThat(run("token", "add", "Ann <a@example.org>", "--role", "rule")).isEqualTo(2);
    assertThat(err).contains("no role 'rule'", "propose, review, land, deploy");
  }

  @Test
  void tokensAreMadeWhereTheServerIs() throws Exception {
    assertThat(run("token", "add", "Ann <a@example.org>", "--role", "propose")).as(err).isZero();
    assertThat(err).contains("servers of " + folder.toRealPath() + " know it, and no others");
    StoredConfig config = trunk.git().getRepository().getConfig();
    config.setString("remote", "origin", "url", "http://ann:dw_x@ship.example.org:8042/git/");
    config.save();
    assertThat(run("token", "add", "Ann <a@example.org>", "--role", "propose")).isEqualTo(2);
    assertThat(out).isEmpty();
    assertThat(err)
        .contains("is a clone of what http://ship.example.org:8042 serves")
        .contains("hint: where the server is: --repository")
        .doesNotContain("dw_x");
  }

  @Test
  void aServerSaysWhoServesTheRepositoryAlready() throws Exception {
    Path place = folder.resolve("debwright");
    try (ServerSign first = ServerSign.in(place)) {
      assertThat(first.other()).as("the first one").isEmpty();
      first.hang(URI.create("http://127.0.0.1:8042/"));
      try (ServerSign second = ServerSign.in(place)) {
        assertThat(second.other())
            .contains(
                "http://127.0.0.1:8042/ (process %d)".formatted(ProcessHandle.current().pid()));
        second.hang(URI.create("http://127.0.0.1:8043/"));
        assertThat(second.other().orElse("")).as("the first one's stays").contains(":8042/");
      }
    }
    try (ServerSign next = ServerSign.in(place)) {
      assertThat(next.other()).as("after the first one ended").isEmpty();
    }
  }

  @Test
  void saysWhyAServerDoesNotAnswer() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String there = "http://127.0.0.1:" + port + "/";
    assertThat(run("review", "1", "--approve", "--server", there)).isEqualTo(3);
    assertThat(err)
        .isEqualTo(
            "error: no answer from %s: nobody listens there\nhint: see whether debwright serve runs there\n"
                .formatted(there));
    assertThat(run("review", "1", "--approve", "--server", "http://ship.invalid/")).isEqualTo(3);
    assertThat(err).contains("no answer from http://ship.invalid/: no host has that name");
  }

  @Test
  void serveWritesPagesThatNeedNoServer() throws Exception {
    assertThat(run("serve", "--write", folder.resolve("out").toString())).as(err).isZero();
    assertThat(err).contains("pages are in");
    assertThat(Files.readString(folder.resolve("out/index.html"))).contains("No environment yet");
    String more = folder.resolve("more").toString();
    assertThat(run("serve", "--format", "json", "--write", more)).as(err).isZero();
    assertThat(out)
        .startsWith("{\"schema\":1,\"folder\":\"" + more + "\",\"pages\":")
        .endsWith("}\n");
    URI url = URI.create("http://ship:8042/");
    assertThat(ServeCommand.listens(url, TrunkFormat.TEXT)).isEqualTo("http://ship:8042/");
    assertThat(ServeCommand.listens(url, TrunkFormat.JSON))
        .isEqualTo("{\"schema\":1,\"url\":\"http://ship:8042/\"}");
    assertThat(run("serve", "--url", "ship:8042")).isEqualTo(2);
    assertThat(err).contains("--url: expected http or https", "hint: such as --url https://");
    assertThat(run("serve", "--port", "70000")).isEqualTo(2);
    assertThat(run("serve", "--bind", "192.0.2.1", "--port", "0")).isEqualTo(3);
    assertThat(err).contains("cannot listen at 192.0.2.1");
  }
}
