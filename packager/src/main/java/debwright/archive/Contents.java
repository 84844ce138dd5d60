package debwright.archive;

import debwright.elf.ByteSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The contents of one tree's files that are kept, and the choice of them. */
final class Contents {
  /** The longest paper, in bytes. */
  static final int LONGEST_PAPER = 1 << 20;

  private static final long ALL_PAPERS = 16L << 20;
  private static final long ALL_SCRIPTS = 4L << 20;
  private static final Set<String> PAPERS =
      Set.of("package.json", "pom.xml", "pom.properties", "MANIFEST.MF");

  private final Map<String, ByteSource> kept = new HashMap<>();
  private final Keep keep;
  private final boolean archives;
  private long papers;
  private long scripts;

  /**
   * @param archives whether files that are named as archives are kept too
   */
  Contents(Keep keep, boolean archives) {
    this.keep = keep;
    this.archives = archives;
  }

  /** Whether a file that comes now is one whose content is to be kept. */
  boolean wants(AppEntry file) throws IOException {
    return wantsUnseen(file) || file.elf() || wantsPaper(file) || wantsScript(file);
  }

  /** Whether a file is kept whatever is in it. */
  private boolean wantsUnseen(AppEntry file) {
    return keep == Keep.EVERYTHING || (archives && ArchiveNames.isArchive(file.path()));
  }

  /** Whether a file is kept if it is an ELF file, and for no other reason. */
  boolean wantsOnlyElf(AppEntry file) {
    return !wantsUnseen(file) && !isLikePaper(file) && !file.isLikeScript();
  }

  private static boolean isLikePaper(AppEntry file) {
    return file.size() <= LONGEST_PAPER
        && isPaper(file.path().substring(file.path().lastIndexOf('/') + 1));
  }

  private boolean wantsPaper(AppEntry file) {
    boolean wanted = papers + file.size() <= ALL_PAPERS && isLikePaper(file);
    papers += wanted ? file.size() : 0;
    return wanted;
  }

  private boolean wantsScript(AppEntry file) {
    boolean wanted = file.isLikeScript() && scripts + file.size() <= ALL_SCRIPTS;
    scripts += wanted ? file.size() : 0;
    return wanted;
  }

  private static boolean isPaper(String name) {
    return PAPERS.contains(name)
        || name.endsWith(".desktop")
        || name.endsWith(".appdata.xml")
        || name.endsWith(".metainfo.xml");
  }

  void put(String path, Optional<ByteSource> content) {
    if (content.isPresent()) {
      kept.put(path, content.get());
    } else {
      kept.remove(path);
    }
  }

  /** That of a file which may have been put here before anybody knew whether it is an ELF file. */
  Optional<ByteSource> find(AppEntry file) throws IOException {
    Optional<ByteSource> found = find(file.path());
    return found.isEmpty() || !wantsOnlyElf(file) || file.elf() ? found : Optional.empty();
  }

  Optional<ByteSource> find(String path) {
    return Optional.ofNullable(kept.get(path));
  }
}
