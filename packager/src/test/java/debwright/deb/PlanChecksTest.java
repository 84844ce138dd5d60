package debwright.deb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.archive.AppTree;
import debwright.archive.Keep;
import debwright.archive.Limits;
import debwright.plan.InstalledFile.Copied;
import debwright.plan.InstalledFile.Folder;
import debwright.plan.InstalledFile.Link;
import debwright.plan.InstalledFile.Written;
import debwright.plan.Outcome;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans as an edit may leave them. */
class PlanChecksTest {
  @TempDir Path temp;
  private SmallApp small;

  @BeforeEach
  void small() throws Exception {
    small = new SmallApp(temp.resolve("app"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Package|Tool|a name of a-z, 0-9, '+', '-', '.', two or more",
        "Package|../x|a name of a-z, 0-9, '+', '-', '.', two or more",
        "Version|v1|[EPOCH:]VERSION[-REVISION] that begins with a digit, of letters, digits and .+~-",
        "Version|1/2|[EPOCH:]VERSION[-REVISION] that begins with a digit, of letters, digits and .+~-",
        "Architecture|AMD64|a name such as amd64",
        "Maintainer|Ann|'NAME <NAME@HOST>'",
        "Maintainer|Ann <a@b> and more|'NAME <NAME@HOST>'",
        "Installed-Size|12|no value, since it is counted",
      })
  void refusesAFieldThatDpkgWould(String field, String value, String expected) {
    small.control.put(field, value);
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("control field '" + field + "': expected " + expected + ", found ")
        .contains(value);
  }

  @Test
  void refusesARelationThatDpkgWould() {
    small.control.put("Depends", "libc6 (>= 2.36), libm6 >= 2 | x");
    assertThat(problems())
        .containsExactly(
            "control field 'Depends': a relation such as 'libc6 (>= 2.36)' was expected, found 'libm6 >= 2'");
  }

  @Test
  void fieldsInjectNoOthers() {
    small.control.put("Homepage", "https://x\nPre-Depends: evil");
    small.control.put("Description", "x\nEssential: yes\n\n .\nmore");
    small.control.put("Essential: yes\nX", "x");
    small.control.put("Section", "\u001b[2J");
    assertThat(problems())
        .contains(
            "control field 'Homepage': expected one line, found 2 lines",
            "control field 'Description': expected lines without a dot of their own, an empty one for a new paragraph, found ' .'",
            "control: expected a field's name, found 'Essential: yes\\u{a}X'",
            "control field 'Section': expected text without control characters or blanks around, found '\\u{1b}[2J'");
  }

  @Test
  void needsTheFieldsThatDpkgNeeds() {
    small.control.remove("Version");
    small.control.put("Depends", " ");
    small.control.put("package", "again");
    assertThat(problems())
        .containsExactly(
            "control field 'Depends': expected a value, found none",
            "control field 'package': expected one field of that name, found two",
            "control: expected a field Version, found none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"opt/x", "/", "", "/opt/../etc/passwd", "/opt/./x", "/opt//x", "/opt/x/"})
  void refusesAPathThatDoesNotGoStraight(String path) {
    small.files.add(new Written(path, 0644, "", false));
    assertThat(problems())
        .contains(
            "file '%s': expected an absolute path without '.' and '..', found '%s'"
                .formatted(path, path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/opt/a\nb", "/opt/\0", "/opt/\t", "/opt/\ud800"})
  void refusesAPathThatDpkgsListsCannotHold(String path) {
    small.files.add(new Folder(path, 0755));
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("expected a path in UTF-8 without control characters, found '/opt/")
        .doesNotContain("\n");
  }

  @Test
  void refusesWhatCannotLieTogether() {
    small.files.add(new Folder("/usr/bin/tool", 0755));
    small.files.add(new Written("/opt/tool/empty/below/it", 0644, "", false));
    small.files.add(new Written("/opt/tool/a-link/below", 0644, "", false));
    assertThat(problems())
        .containsExactly(
            "file '/opt/tool/a-link': expected a folder, since there is '/opt/tool/a-link/below', found a link",
            "file '/opt/tool/empty': expected a folder, since there is '/opt/tool/empty/below/it', found a file",
            "file '/usr/bin/tool': expected one entry, found two");
  }

  @Test
  void refusesFilesThatTheAppDoesNotHave() throws Exception {
    Files.createSymbolicLink(temp.resolve("app/link"), Path.of("empty"));
    small.files.add(new Copied("/opt/1", 0644, "/nowhere"));
    small.files.add(new Copied("/opt/2", 0644, "/bin"));
    small.files.add(new Copied("/opt/3", 0644, "/link"));
    assertThat(problems())
        .containsExactly(
            "file '/opt/1': expected a file of the app at '/nowhere', found nothing",
            "file '/opt/2': expected a file of the app at '/bin', found a directory",
            "file '/opt/3': expected a file of the app at '/link', found a symlink");
  }

  @Test
  void refusesAFileThatATarCannotHold() throws Exception {
    Path huge = temp.resolve("app/huge");
    Files.writeString(huge, "");
    try (FileChannel file = FileChannel.open(huge, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[1]), 1L << 33);
    }
    small.files.add(new Copied("/opt/huge", 0644, "/huge"));
    Limits wide = new Limits(1000, 1L << 40, 1L << 40, 250, 4096, 100, 4096, 1 << 20);
    try (AppTree app = AppTree.open(temp.resolve("app"), wide, Keep.EVERYTHING)) {
      assertThatThrownBy(() -> PlanChecks.run(small.plan(), app))
          .hasMessage(
              "file '/opt/huge': expected at most 8589934591 bytes, which a package's tar can say, found 8589934593");
    }
  }

  @Test
  void refusesModesTargetsConffilesAndScriptsThatAreNone() {
    small.files.add(new Folder("/opt/odd", 010755));
    small.files.add(new Link("/opt/to-nothing", ""));
    small.conffiles.addAll(List.of("/etc/other", "/usr/bin/tool"));
    small.scripts.put("postinst", "set -e\n");
    small.scripts.put("after", "#!/bin/sh\n");
    assertThat(problems())
        .containsExactly(
            "conffile '/etc/other': expected a file that is installed, found nothing",
            "conffile '/usr/bin/tool': expected a file that is installed, found a link or folder",
            "file '/opt/odd': expected a mode from 0 to 07777, found 010755",
            "file '/opt/to-nothing': expected a target in UTF-8 without control characters, found ''",
            "script 'postinst': expected a first line such as '#!/bin/sh', found 'set -e'",
            "scripts: expected one of config, preinst, postinst, prerm, postrm, found 'after'");
  }

  private List<String> problems() {
    DebException e =
        catchThrowableOfType(DebException.class, () -> small.write(temp.resolve("out")));
    assertThat(e).as("nothing was wrong").isNotNull();
    assertThat(e.outcome()).isEqualTo(Outcome.LAYOUT);
    assertThat(temp.resolve("out")).doesNotExist();
    return e.problems();
  }
}
