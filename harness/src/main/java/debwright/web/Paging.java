package debwright.web;

import java.util.List;
import java.util.Optional;

/**
 * Which part of a long list a page shows.
 *
 * @param path of the list
 * @param page from 1
 * @param size of a page
 * @param total of all
 */
record Paging(String path, int page, int size, int total) {
  static final int SIZE = 50;

  /** A page that there is, whichever was asked for. */
  static Paging of(String path, int page, int total) {
    int last = Math.max(1, (total + SIZE - 1) / SIZE);
    return new Paging(path, Math.max(1, Math.min(page, last)), SIZE, total);
  }

  int from() {
    return (page - 1) * size;
  }

  int to() {
    return Math.min(total, page * size);
  }

  int last() {
    return Math.max(1, (total + size - 1) / size);
  }

  <T> List<T> of(List<T> all) {
    return all.subList(from(), to());
  }

  Optional<String> newer() {
    return page > 1 ? Optional.of(link(page - 1)) : Optional.empty();
  }

  Optional<String> older() {
    return page < last() ? Optional.of(link(page + 1)) : Optional.empty();
  }

  private String link(int number) {
    return number == 1 ? path : path + "?page=" + number;
  }
}
