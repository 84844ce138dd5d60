package debwright.mirror;

import debwright.index.Release;
import debwright.resolve.Architecture;
import java.util.List;
import java.util.Optional;

/**
 * An index to be built.
 *
 * @param release whose packages they are
 * @param architecture of them
 * @param sources where they are; the first goes before the others for equal versions
 * @param full whether whole packages are read, not only their heads
 * @param origin what to say of where they come from, instead of what the archives say
 */
public record MirrorRequest(
    Release release,
    Architecture architecture,
    List<Source> sources,
    boolean full,
    Optional<String> origin) {
  public MirrorRequest {
    sources = List.copyOf(sources);
  }
}
