package debwright.archive;

import debwright.archive.AppEntry.Kind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Follows the symbolic links of a tree, and never out of it. */
final class Links {
  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  /** No path of an app takes so many; a hostile one would take millions. */
  private static final int MOST_STEPS = 2000;

  private final Function<String, Optional<AppEntry>> find;
  private final boolean absoluteInside;

  /** Where a path leads. */
  record End(Fate fate, String path) {
    boolean inside() {
      return fate == Fate.INSIDE;
    }
  }

  /** How a walk ended. */
  enum Fate {
    INSIDE,
    OUTSIDE,
    LOOP
  }

  /**
   * @param absoluteInside whether an absolute target means a place in the tree
   */
  Links(Function<String, Optional<AppEntry>> find, boolean absoluteInside) {
    this.find = find;
    this.absoluteInside = absoluteInside;
  }

  /** The path without links, the last component's included; the root is the empty path. */
  End follow(String path) {
    return new Walk(path).end();
  }

  /** One way through the tree: what is reached, and the steps that are ahead. */
  private final class Walk {
    private final Deque<String> ahead = new ArrayDeque<>();
    private String reached = "";
    private int links;
    private int steps;
    private Fate fate = Fate.INSIDE;

    Walk(String path) {
      push(path);
    }

    End end() {
      while (fate == Fate.INSIDE && !ahead.isEmpty()) {
        step(ahead.pop());
      }
      return new End(fate, reached);
    }

    private void step(String name) {
      if (++steps > MOST_STEPS) {
        fate = Fate.LOOP;
      } else if (name.equals("..")) {
        up();
      } else {
        down(reached + "/" + name);
      }
    }

    private void up() {
      if (reached.isEmpty()) {
        fate = Fate.OUTSIDE;
        return;
      }
      reached = parent(reached);
    }

    private void down(String next) {
      Optional<AppEntry> link = find.apply(next).filter(entry -> entry.is(Kind.SYMLINK));
      if (link.isEmpty()) {
        reached = next;
        return;
      }
      turn(link.get().linkTarget());
    }

    private void turn(String target) {
      if (++links > MOST_LINKS) {
        fate = Fate.LOOP;
      } else if (!target.startsWith("/")) {
        push(target);
      } else if (absoluteInside) {
        reached = "";
        push(target);
      } else {
        fate = Fate.OUTSIDE;
      }
    }

    private void push(String path) {
      List<String> names = Arrays.asList(path.split("/", -1));
      for (int i = names.size() - 1; i >= 0; i--) {
        if (!names.get(i).isEmpty() && !names.get(i).equals(".")) {
          ahead.push(names.get(i));
        }
      }
    }
  }

  static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }
}
