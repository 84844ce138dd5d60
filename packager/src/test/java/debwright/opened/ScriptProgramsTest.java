package debwright.opened;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.archive.AppTree;
import debwright.archive.Limits;
import debwright.elf.TinyElf;
import debwright.opened.OpeningApp.Part;
import debwright.plan.ReleasePlan.Evidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptProgramsTest {
  @TempDir private Path folder;

  private void file(String path, String text, String mode) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private void script(String path, String text) throws IOException {
    file(path, text, "rwxr-xr-x");
  }

  private static List<Wanted> wanted(Path app) throws Exception {
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      OpeningApp opening = new OpeningApp().add(tree, List.of());
      return ScriptPrograms.of(opening, new Part(tree, List.of()));
    }
  }

  private List<String> relations() throws Exception {
    return wanted(folder).stream().map(each -> each.choices().get(0).relation()).toList();
  }

  @Test
  void aScriptThatIsAProgramNeedsWhatItsFirstLineNames() throws Exception {
    script("a", "#!/usr/bin/env python3\n");
    script("b", "#!/usr/bin/perl -w\n");
    script("c", "#!/bin/bash\n");
    script("d", "#!/usr/bin/env -S node --flag\n");
    script("e", "#!/opt/own/thing\n");
    assertThat(relations()).containsExactly("python3", "perl", "nodejs");
    assertThat(wanted(folder).get(0).choices().get(0).evidence())
        .isEqualTo(new Evidence("/a", "python3", "interpreter", "", ""));
  }

  @Test
  void whatIsNoProgramOfTheAppNeedsNothing() throws Exception {
    file("lib/module.py", "#!/usr/bin/env python3\n", "rw-r--r--");
    script("node_modules/gyp/gyp_main.py", "#!/usr/bin/env python3\n");
    script("share/doc/examples/run.rb", "#!/usr/bin/env ruby\n");
    assertThat(relations()).isEmpty();
  }

  @Test
  void anAppWithItsOwnInterpreterNeedsNone() throws Exception {
    script("bin/tool", "#!/usr/bin/env ruby\n");
    Files.write(folder.resolve("bin/ruby"), new TinyElf().bytes());
    assertThat(relations()).isEmpty();
  }

  @Test
  void aJarWithAMainClassNeedsJava() throws Exception {
    Path jar = folder.resolve("app.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      out.write("Manifest-Version: 1.0\nMain-Class: a.Main\n".getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new ZipEntry("a/Main.class"));
    }
    assertThat(wanted(jar))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.choices().get(0).relation())
                    .isEqualTo("default-jre-headless | java-runtime-headless"));
  }
}
