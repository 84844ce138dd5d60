package debwright.script;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.archive.AppTree;
import debwright.archive.Limits;
import debwright.debian.Tools;
import debwright.elf.TinyElf;
import debwright.script.StartScripts.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that a real shell is asked about too start printenv(1) in the program's place. */
final class StartScriptsTest {
  private static final String LINKS =
      """
      #!/bin/bash
      SOURCE="${BASH_SOURCE[0]}"
      while [ -h "$SOURCE" ]; do # resolve until it is no longer a symlink
        DIR="$( cd -P "$( dirname "$SOURCE" )" && pwd )"
        SOURCE="$(readlink "$SOURCE")"
        [[ $SOURCE != /* ]] && SOURCE="$DIR/$SOURCE"
      done
      DIR="$( cd -P "$( dirname "$SOURCE" )" >/dev/null 2>&1 && pwd )"
      export LD_LIBRARY_PATH="$DIR/lib"
      "$DIR"/bin/prog "$@"
      """;

  @TempDir private Path folder = Path.of("");
  private Path app = Path.of("");

  @BeforeEach
  void newApp() throws IOException {
    app = folder.toRealPath().resolve("app");
    Files.createDirectories(app.resolve("bin"));
    Files.createDirectories(app.resolve("lib"));
    Files.write(app.resolve("bin/prog"), new TinyElf().type(2).bytes());
  }

  private Path script(String name, String text) throws IOException {
    Path script = app.resolve(name);
    Files.createDirectories(script.toAbsolutePath().getParent());
    Files.writeString(script, text);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  private StartScripts read() throws Exception {
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      return StartScripts.read(tree, "x86_64");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HERE=\"$(dirname \"$(readlink -f \"$0\")\")\"\nexport LD_LIBRARY_PATH=\"$HERE/lib:$LD_LIBRARY_PATH\"\nexec \"$HERE/bin/prog\" \"$@\"\n",
        "here=`dirname $0`\nLD_LIBRARY_PATH=$here/lib:$here/bin/../lib\nexport LD_LIBRARY_PATH\n$here/bin/prog \"$@\"\n",
        "APP=${0%/*}\nexport LD_LIBRARY_PATH=\"${APP}/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}\"\nexec \"${APP}/bin/prog\" ${1+\"$@\"}\n",
        "cd \"$(dirname \"$0\")\" || exit 1\nexport LD_LIBRARY_PATH=$PWD/lib; exec ./bin/prog \"$@\"\n",
        "D=$(cd $(dirname $0)/bin && pwd)/..\nif [ -z \"$LD_LIBRARY_PATH\" ]; then\n  LD_LIBRARY_PATH=$D/lib\nelse\n  LD_LIBRARY_PATH=$D/lib:$LD_LIBRARY_PATH\nfi\nexport LD_LIBRARY_PATH\nexec $D/bin/prog \"$@\"\n",
        "D=$(dirname \"$(realpath \"$0\")\")\nLD_LIBRARY_PATH=\"$D/lib\" \"$D/bin/prog\" \"$@\"\n",
        "D=$(dirname \"$0\")\nexec env LD_LIBRARY_PATH=\"$D/lib\" \"$D/bin/prog\" \"$@\"\n",
        "D=$(dirname \"$0\")\nLD_LIBRARY_PATH=$D/lib\nexec \"$D/bin/prog\" \"$@\"\n",
        "usage() {\n  cat <<EOF\nLD_LIBRARY_PATH=/none\nEOF\n  exit 1\n}\nfor a in x y; do :; done\nD=$(dirname \"$0\")\n[ -d \"$D/lib\" ] && export LD_LIBRARY_PATH=\"$D/lib\"\n[ -d \"$D/lib64\" ] && export LD_LIBRARY_PATH=\"$D/lib64\"\nexec \"$D/bin/prog\" \"$@\" # exec other\n",
        "D=$(dirname \"$0\")\n(LD_LIBRARY_PATH=$D/inner; export LD_LIBRARY_PATH)\nif [ \"$(uname -s)\" = Linux ]; then export LD_LIBRARY_PATH='' LD_LIBRARY_PATH+=\"$D/lib\"; else exit 1; fi\n\"$D/bin/prog\" \"$@\"\n",
      })
  void agreesWithARealShell(String text) throws Exception {
    agrees("#!/bin/sh\n" + text.replace("LD_LIBRARY_PATH+=", "LD_LIBRARY_PATH="));
    agrees("#!/bin/bash\n" + text);
  }

  @Test
  void theLoopOverLinksIsPassedOver() throws Exception {
    agrees(LINKS);
  }

  private void agrees(String text) throws Exception {
    Path script = script("run.sh", text);
    StartScripts scripts = read();
    Files.copy(Path.of("/usr/bin/printenv"), app.resolve("bin/real"));
    script("run.sh", text.replace("bin/prog", "bin/real"));
    String said = Tools.sh("unset LD_LIBRARY_PATH; '%s' LD_LIBRARY_PATH || true".formatted(script));
    List<String> real =
        Arrays.stream(said.strip().split(":", -1))
            .filter(each -> !each.isEmpty())
            .map(each -> Path.of("/").resolve(app.relativize(Path.of(each).normalize())).toString())
            .distinct()
            .toList();
    assertThat(scripts.of("/bin/prog").map(Told::folders).orElse(List.of())).isEqualTo(real);
    assertThat(scripts.problems()).isEmpty();
    Files.delete(app.resolve("bin/real"));
  }

  @Test
  void aScriptMayStartAnother() throws Exception {
    script(
        "run.sh", "#!/bin/sh\nexport LD_LIBRARY_PATH=${0%/*}/lib\nexec ${0%/*}/bin/inner \"$@\"\n");
    script("bin/inner", "#!/bin/sh\nexec \"$(dirname \"$0\")/prog\"\n");
    assertThat(read().of("/bin/prog")).contains(new Told("/run.sh", List.of("/lib")));
  }

  @Test
  void theDynamicLinkerMayBeTold() throws Exception {
    script(
        "run.sh",
        "#!/bin/sh\nd=$(dirname $0)\nexec $d/lib/ld-linux-x86-64.so.2 --library-path $d/lib $d/bin/prog\n");
    assertThat(read().of("/bin/prog")).contains(new Told("/run.sh", List.of("/lib")));
  }

  @Test
  void whatIsNotSureIsSaidAndDoesNotCount() throws Exception {
    script(
        "debug.sh",
        "#!/bin/sh\nD=$(dirname \"$0\")\nif [ -n \"$DEBUG\" ]; then export LD_LIBRARY_PATH=$D/lib; fi\nexec $D/bin/prog\n");
    script(
        "home.sh",
        "#!/bin/sh\nD=$(dirname \"$0\")\nexport LD_LIBRARY_PATH=$HOME/lib:$D/lib:/usr/lib/x\nexec \"$RUNNER\" x\n");
    StartScripts scripts = read();
    assertThat(scripts.of("/bin/prog")).isEmpty();
    assertThat(scripts.problems())
        .containsExactly(
            "/debug.sh puts ... into LD_LIBRARY_PATH, which can't be told before it runs",
            "/home.sh may start ... with LD_LIBRARY_PATH=/lib, which can't be told before it runs",
            "/home.sh puts .../lib into LD_LIBRARY_PATH, which can't be told before it runs");
  }

  @Test
  void otherLanguagesAndOtherScriptsAreLeftAlone() throws Exception {
    script("a.py", "#!/usr/bin/env python3\nLD_LIBRARY_PATH=1\n");
    script("b.sh", "#!/bin/sh\nexec \"$(dirname \"$0\")/bin/prog\"\n");
    assertThat(read().of("/bin/prog")).isEmpty();
    assertThat(read().problems()).isEmpty();
  }

  @Test
  void noScriptIsTooMuch() throws Exception {
    script("deep.sh", "#!/bin/sh\nLD_LIBRARY_PATH=" + "$(dirname ".repeat(5000) + "x\n");
    script("braces.sh", "#!/bin/sh\nexport LD_LIBRARY_PATH=" + "${A:-".repeat(5000) + "\n");
    script("ifs.sh", "#!/bin/sh\nLD_LIBRARY_PATH=x\n" + "if ".repeat(5000) + "\n");
    script("groups.sh", "#!/bin/sh\nLD_LIBRARY_PATH=x\n" + "( { ".repeat(5000) + "\n");
    script("nots.sh", "#!/bin/sh\nLD_LIBRARY_PATH=x\n" + "! ".repeat(5000) + "\n");
    script("functions.sh", "#!/bin/sh\nLD_LIBRARY_PATH=x\n" + "f ( ) ".repeat(5000) + "\n");
    script(
        "doubling.sh",
        "#!/bin/sh\nA=/aaaa\n" + "A=$A$A\n".repeat(100) + "export LD_LIBRARY_PATH=$A\n./x\n");
    script("self.sh", "#!/bin/sh\nexport LD_LIBRARY_PATH=$0\nexec $0\n");
    assertThat(read().of("/bin/prog")).isEmpty();
  }

  @Test
  void noDamageIsTooMuch() throws Exception {
    Random random = new Random(20261125);
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder(LINKS);
      for (int j = 0; j < 10; j++) {
        int at = 12 + random.nextInt(text.length() - 12);
        text.replace(
            at,
            at + 1,
            random.nextBoolean() ? "" : "\"'`$(){}\\<>&|;\n".charAt(random.nextInt(15)) + "");
      }
      script("run.sh", text.toString());
      assertThat(read().problems()).hasSizeLessThan(20);
    }
  }
}
