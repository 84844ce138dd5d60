package debwright.source;

import debwright.corpus.Item;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of each item that was to be fetched; every one is on one side.
 *
 * @param files the checked bytes, by item
 * @param failures why there are none, by item
 */
public record FetchReport(SortedMap<Item, Path> files, SortedMap<Item, FetchException> failures) {
  public FetchReport {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
  }

  FetchReport(Map<Item, Path> files, Map<Item, FetchException> failures) {
    this(new TreeMap<>(files), new TreeMap<>(failures));
  }
}
