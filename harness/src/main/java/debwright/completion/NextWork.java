package debwright.completion;

import debwright.delivery.Board;
import java.io.IOException;
import java.util.List;

/** Knows where work on a project is worth most next. */
public interface NextWork {
  /** Knows nothing. */
  NextWork NONE = board -> List.of();

  /**
   * What to work on, the most worthwhile first, each one line.
   *
   * @throws IOException what tells it cannot be read
   */
  List<String> lines(Board board) throws IOException;

  /** What could not be read to tell, and what may help, each one line. */
  default List<String> notes() {
    return List.of();
  }
}
