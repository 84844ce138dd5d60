package debwright.reference;

import debwright.index.ArchiveIndex;
import debwright.index.Release;
import debwright.label.LabelException;
import debwright.label.Root;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Answers the harness's questions by asking the real dpkg-shlibdeps, one line each.
 *
 * <pre>{@code
 * new ReferenceWorker(System.in, out, err).serve(Root.running(), scratch, Optional.empty());
 * }</pre>
 */
public final class ReferenceWorker {
  // The harness asks only who reads its index; this one never opens the file.
  private static final String HELLO =
      "{\"protocol\":1,\"engine\":\"dpkg-shlibdeps\",\"capabilities\":[\"exact\"],\"indexFormats\":[\"%s\"]}"
          .formatted(ArchiveIndex.FORMAT);

  private final BufferedReader in;
  private final PrintWriter out;
  private final PrintWriter log;

  /**
   * A worker that talks through these streams.
   *
   * @param in questions, in UTF-8
   * @param out answers, and nothing else
   * @param log what the tool complains of
   */
  public ReferenceWorker(InputStream in, PrintWriter out, PrintWriter log) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
    this.log = log;
  }

  /**
   * Answers until the input ends.
   *
   * @param root where the tool and its libraries are
   * @param scratch a folder of the root for items; nothing else in it is written to
   * @param control a folder of control files for items that have none, {@code PACKAGE/symbols} and
   *     {@code PACKAGE/shlibs}, or none
   * @throws LabelException when the root is of no release that is known
   */
  public void serve(Root root, Path scratch, Optional<Path> control)
      throws IOException, LabelException {
    Release release =
        root.release()
            .orElseThrow(
                () ->
                    new LabelException(
                        root.folder() + ": its etc/os-release names no release that is known",
                        "known are " + Release.known()));
    try (Scratch own = Scratch.in(scratch)) {
      serve(new Reference(root, release, root.architecture(), own, new ControlFiles(control)));
    }
  }

  private void serve(Reference reference) throws IOException {
    say(HELLO);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        say(answer(reference, Question.parse(line)));
      }
    }
  }

  private String answer(Reference reference, Question question) {
    long start = System.nanoTime();
    Reply reply = reference.answer(question, log);
    log.flush();
    return reply.line(question.id(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  private void say(String line) {
    out.print(line + "\n");
    out.flush();
  }
}
