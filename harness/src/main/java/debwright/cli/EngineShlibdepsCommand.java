package debwright.cli;

import debwright.label.Root;
import debwright.reference.ReferenceWorker;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code debwright engine dpkg-shlibdeps}. */
@CommandLine.Command(
    name = "dpkg-shlibdeps",
    header = "Answer questions of the engine protocol by asking the real dpkg-shlibdeps.",
    description = {
      "",
      "It knows the libraries that are installed, so it answers for the release and architecture of the running system,",
      "or of a root that debwright corpus label made. Questions come on standard input, a JSON object a line."
    },
    footer = {
      "  debwright corpus run --engine \"cmd:./debwright engine dpkg-shlibdeps\" -o runs/reference",
      "  sudo debwright corpus run --engine \"cmd:./debwright engine dpkg-shlibdeps --root /var/tmp/root\" -o runs/reference"
    })
final class EngineShlibdepsCommand implements Command {
  private static final String SCRATCH = "var/tmp/debwright";

  private final Console console;
  private final InputStream in;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "A root folder, entered by chroot as the superuser; the running system unless given.")
  private Optional<Path> root = Optional.empty();

  @Option(
      names = "--control",
      paramLabel = "DIR",
      description =
          "Control files for items that have none, as distilled ones: PACKAGE/symbols and PACKAGE/shlibs.")
  private Optional<Path> control = Optional.empty();

  EngineShlibdepsCommand(Console console, InputStream in) {
    this.console = console;
    this.in = in;
  }

  @Override
  public ExitCode run() throws Exception {
    if (control.isPresent() && !Files.isDirectory(control.get())) {
      throw Failure.input("--control: no folder " + control.get(), "leave it out, or make it");
    }
    ReferenceWorker worker = new ReferenceWorker(in, console.out(), console.err());
    if (root.isEmpty()) {
      worker.serve(Root.running(), console.cache().resolve("unpacked"), control);
    } else {
      Root other = Root.open(root.get());
      worker.serve(other, other.folder().resolve(SCRATCH), control);
    }
    return ExitCode.YES;
  }
}
