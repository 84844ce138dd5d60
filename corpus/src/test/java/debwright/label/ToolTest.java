package debwright.label;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.source.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolTest {
  @Test
  void anotherVersionsProgramIsFoundBeforeTheRootsOwn(@TempDir Path prefix) throws IOException {
    Path program = prefix.resolve("usr/bin/dpkg-shlibdeps");
    Files.createDirectories(prefix.resolve("usr/bin"));
    Files.writeString(program, "#!/bin/sh\necho \"$PERL5LIB $DPKG_DATADIR\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> words = new ArrayList<>(List.of("env", "-i"));
    words.addAll(new Tool(prefix.toString(), Optional.empty()).environment());
    words.addAll(List.of("sh", "-c", "dpkg-shlibdeps"));
    assertThat(Command.of().with(words).run().out())
        .isEqualTo("%s/usr/share/perl5 %s/usr/share/dpkg\n".formatted(prefix, prefix));
  }
}
