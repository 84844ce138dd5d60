package debwright.exact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import debwright.resolve.DpkgRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The real dpkg-shlibdeps. It takes a third of a second to start, so one process compiles it once
 * and forks for every trial.
 *
 * @param rules that it follows
 * @param script the tool
 * @param environment that it runs in besides this one's
 */
record Reference(DpkgRules rules, Path script, Map<String, String> environment) {
  private static final String DRIVER =
      """
      use strict; use warnings;
      use Dpkg (); use Dpkg::Gettext; use Dpkg::ErrorHandling; use Dpkg::Path; use Dpkg::Version;
      use Dpkg::Shlibs; use Dpkg::Shlibs::Objdump; use Dpkg::Shlibs::SymbolFile;
      use Dpkg::Substvars; use Dpkg::Arch; use Dpkg::Deps; use Dpkg::Control::Info;
      use Dpkg::Control::Fields;
      my $script = shift @ARGV;
      open my $source, '<', $script or die "$script: $!";
      my $text = join '', <$source>;
      local $SIG{__WARN__} = sub {};
      eval 'sub shlibdeps {' . "\n#line 1 $script\n" . $text . '}; 1' or die $@;
      delete $SIG{__WARN__};
      Dpkg::Arch::get_host_arch();
      while (my $line = <STDIN>) {
        chomp $line;
        my ($folder, @arguments) = split /\\t/, $line, -1;
        my $child = fork // die "no fork: $!";
        if (!$child) {
          chdir $folder or die "$folder: $!";
          open STDIN, '<', '/dev/null';
          open STDOUT, '>', "$folder/answer.$ENV{ANSWER}" or die $!;
          open STDERR, '>', "$folder/said.$ENV{ANSWER}" or die $!;
          @ARGV = @arguments;
          if (!eval { shlibdeps(); 1 }) { print STDERR $@; close STDERR; exit 2; }
          exit 0;
        }
        waitpid $child, 0;
        open my $exit, '>', "$folder/exit.$ENV{ANSWER}" or die $!;
        print $exit $? >> 8;
        close $exit;
      }
      """;

  /**
   * What it answered.
   *
   * @param exit its exit code
   * @param printed on standard output
   * @param said on standard error
   */
  record Answer(int exit, String printed, String said) {}

  /** The installed one. */
  static Reference installed() {
    return new Reference(DpkgRules.V1_21, Path.of("/usr/bin/dpkg-shlibdeps"), Map.of());
  }

  /** That of an unpacked source tree of dpkg 1.22.22. */
  static Reference ofSource(Path tree) {
    Path scripts = tree.resolve("scripts");
    return new Reference(
        DpkgRules.V1_22_22,
        scripts.resolve("dpkg-shlibdeps.pl"),
        Map.of("PERL5LIB", scripts.toString(), "DPKG_DATADIR", tree.resolve("data").toString()));
  }

  /** Its answers for trials that were written and whose worlds are installed, in their order. */
  List<Answer> answers(List<Trial> trials) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("perl", "-e", DRIVER, script.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.PIPE);
    builder.environment().putAll(environment);
    builder
        .environment()
        .putAll(
            Map.of(
                "ANSWER", rules.code(),
                "LC_ALL", "C",
                "PERL_HASH_SEED", "0",
                "DEB_BUILD_ARCH", "amd64",
                "DEB_HOST_ARCH", "amd64"));
    Process process = builder.start();
    try (var in = process.outputWriter(ISO_8859_1)) {
      for (Trial trial : trials) {
        in.write(trial.folder() + "\t" + String.join("\t", trial.arguments()) + "\n");
      }
    }
    String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    if (process.waitFor() != 0) {
      throw new IOException("perl failed: " + said);
    }
    return read(trials);
  }

  private List<Answer> read(List<Trial> trials) throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (Trial trial : trials) {
      int exit = Integer.parseInt(read(trial, "exit"));
      answers.add(new Answer(exit, read(trial, "answer"), read(trial, "said")));
    }
    return answers;
  }

  private String read(Trial trial, String what) throws IOException {
    return Files.readString(trial.folder().resolve(what + "." + rules.code()), ISO_8859_1);
  }
}
