package debwright.mutants;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import debwright.result.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was found out, a file a change: a command that was killed goes on after the last.
 *
 * @param folder where
 */
record Results(Path folder) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .visibility(
              com.fasterxml.jackson.annotation.PropertyAccessor.IS_GETTER,
              JsonAutoDetect.Visibility.NONE)
          .build();

  Optional<Judged> find(Change change) throws IOException {
    Path file = file(change);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), Judged.class))
        : Optional.empty();
  }

  void put(Judged judged) throws IOException {
    AtomicFile.write(file(judged.change()), JSON.writeValueAsString(judged) + "\n");
  }

  private Path file(Change change) {
    return folder.resolve(change.name() + ".json");
  }
}
