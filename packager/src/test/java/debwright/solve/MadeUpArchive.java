package debwright.solve;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Paragraphs;
import debwright.debian.Version;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.IndexWriter;
import debwright.index.OfferedPackage;
import debwright.index.PackageFacts;
import debwright.index.RelationsBuilder;
import debwright.index.Release;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An archive of made-up packages, written as a Packages file. */
public final class MadeUpArchive {
  private MadeUpArchive() {}

  /** Its index with relations; every package is one that carries a library. */
  public static ArchiveIndex index(Path folder, String release, String packages)
      throws IOException, IndexException, DebianSyntaxException {
    return index(folder, release, packages, true);
  }

  /** Its index without relations. */
  public static ArchiveIndex bare(Path folder, String release, String packages)
      throws IOException, IndexException, DebianSyntaxException {
    return index(folder, release, packages, false);
  }

  private static ArchiveIndex index(
      Path folder, String release, String packages, boolean withRelations)
      throws IOException, IndexException, DebianSyntaxException {
    List<Map<String, String>> paragraphs = new ArrayList<>();
    Paragraphs.read(new StringReader(packages), paragraphs::add);
    IndexWriter writer = new IndexWriter(new Release(release), "amd64", "a test");
    RelationsBuilder relations = new RelationsBuilder();
    for (Map<String, String> each : paragraphs) {
      writer.add(facts(each));
      relations.add(OfferedPackage.of(each));
    }
    if (withRelations) {
      writer.relations(relations);
    }
    Path file = folder.resolve(release.replace(':', '-') + ".index");
    writer.write(file);
    return ArchiveIndex.open(file);
  }

  private static PackageFacts facts(Map<String, String> fields) {
    return new PackageFacts(
        fields.getOrDefault("package", ""),
        new Version(fields.getOrDefault("version", "")),
        "amd64",
        fields.getOrDefault("provides", ""),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        1_700_000_000L);
  }
}
