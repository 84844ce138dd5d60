package debwright.curation;

import debwright.corpus.Digests;
import debwright.debian.Version;
import debwright.label.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The reference's answers so far, a line each as they come: it takes a second for a package, so
 * what a killed labelling had asked is not asked again. They hold for one root and one tool; a file
 * of others begins anew.
 *
 * <pre>
 * first line    digest of what was asked, and in which root
 * a line each   SHA-256 of the .deb, name, version, status or "", objects, warnings, Depends;
 *               told apart by tabs. One without its end is what a kill left, and is passed over.
 * </pre>
 */
final class Answers {
  private static final int FIELDS = 7;

  private final Path file;
  private final Map<String, Answer> known = new HashMap<>();

  private Answers(Path file) {
    this.file = file;
  }

  /**
   * Opens the answers kept in a file, or begins one.
   *
   * @param circumstances what all of them depend on: the tool, and a line for each package of the
   *     root
   */
  static Answers open(Path file, List<String> circumstances) throws IOException {
    Answers answers = new Answers(file);
    String head = Digests.ofLines(circumstances);
    String text = Files.exists(file) ? Files.readString(file) : "";
    if (text.startsWith(head + "\n")) {
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      Files.writeString(file, whole);
      whole.lines().skip(1).forEach(answers::take);
    } else {
      Files.writeString(file, head + "\n");
    }
    return answers;
  }

  private void take(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length == FIELDS) {
      known.put(fields[0], answer(fields));
    }
  }

  private static Answer answer(String[] fields) {
    return new Answer(
        fields[1],
        new Version(fields[2]),
        fields[3].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(fields[3])),
        Integer.parseInt(fields[4]),
        fields[6],
        Integer.parseInt(fields[5]));
  }

  Optional<Answer> of(String sha256) {
    return Optional.ofNullable(known.get(sha256));
  }

  void add(String sha256, Answer answer) throws IOException {
    String status = answer.status().isPresent() ? Integer.toString(answer.status().getAsInt()) : "";
    String line =
        String.join(
            "\t",
            sha256,
            answer.name(),
            answer.version().text(),
            status,
            Integer.toString(answer.objects()),
            Integer.toString(answer.warnings()),
            answer.depends());
    Files.write(file, (line + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    known.put(sha256, answer);
  }
}
