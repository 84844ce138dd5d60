package debwright.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.luben.zstd.ZstdOutputStream;
import debwright.archive.AppTree;
import debwright.corpus.Corpus;
import debwright.corpus.Digests;
import debwright.corpus.Item;
import debwright.corpus.Label;
import debwright.corpus.LabelKind;
import debwright.distil.Inventory;
import debwright.distil.PackReader;
import debwright.distil.PackedItem;
import debwright.materials.DistilledBytes;
import debwright.run.RunItem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceptionTest {
  @TempDir private Path folder = Path.of("");
  private Bundles bundles = new Bundles(folder);
  private Path root = folder;
  private Reception reception = new Reception(folder, folder);

  @BeforeEach
  void begin() throws IOException {
    bundles = new Bundles(folder);
    root = Files.createDirectories(folder.resolve("repository"));
    reception = new Reception(root, folder.resolve("cache"));
  }

  @Test
  void makesAnItemOfTheAppAndKeepsTheWords() throws Exception {
    Reception.Received received = reception.receive(bundles.good("tool", "does not\nstart"));
    assertThat(received.known()).isFalse();
    assertThat(received.report().item()).matches("reported/tool-[0-9a-f]{8}");
    assertThat(UserReports.read(root)).containsExactly(received.report());
    assertThat(received.report().message()).isEqualTo("does not\nstart");
    assertThat(Corpus.open(root.resolve(UserReports.CORPUS)).items())
        .containsExactlyElementsOf(received.rows())
        .extracting(Item::release, Item::architecture)
        .containsExactly(tuple("debian:12", "amd64"));
    assertThat(bytes()).as("the item's bytes are as the manifest says").containsOnly(true);
  }

  @Test
  void distilsWhatWasDistilledToTheSameBytes() throws Exception {
    Path bundle = bundles.good("tool", "fails");
    Reception.Received received = reception.receive(bundle);
    byte[] sent = Bundles.item(bundle);
    assertThat(received.rows().get(0).size())
        .as("but for its name, which is longer")
        .isEqualTo(sent.length);
  }

  @Test
  void takesTheSameReportOnce() throws Exception {
    Path bundle = bundles.good("tool", "fails");
    Reception.Received first = reception.receive(bundle);
    Map<Path, String> before = tree();
    Complaint later = Bundles.complaint("tool", "fails");
    Path again =
        bundles.write(
            "tool",
            new Complaint(
                later.app(),
                later.architecture(),
                later.seen(),
                later.message(),
                later.expects(),
                later.reporter(),
                "0.2",
                LocalDate.of(2026, 3, 1)));
    Reception.Received second = reception.receive(again);
    assertThat(second.known()).as("made on another day by a newer Debwright").isTrue();
    assertThat(second.report()).isEqualTo(first.report());
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void countsTwoUsersWithOneAppAsTwoReportsOfOneItem() throws Exception {
    Reception.Received first = reception.receive(bundles.good("tool", "fails"));
    Reception.Received second = reception.receive(bundles.good("tool", "fails here, too"));
    assertThat(second.known()).isFalse();
    assertThat(second.report().item()).isEqualTo(first.report().item());
    assertThat(UserReports.read(root)).hasSize(2);
    assertThat(Corpus.open(root.resolve(UserReports.CORPUS)).items()).hasSize(1);
  }

  @Test
  void labelsAnItemWithThePackagesThatItsUserExpects() throws Exception {
    reception.receive(bundles.good("tool", "fails"));
    Complaint complaint = Bundles.complaint("tool", "lacks a library");
    Complaint expecting =
        new Complaint(
            complaint.app(),
            complaint.architecture(),
            complaint.seen(),
            complaint.message(),
            List.of("libb2", "liba1"),
            "",
            "0.1",
            complaint.date());
    Reception.Received received = reception.receive(bundles.write("tool", expecting));
    assertThat(received.rows().get(0).label())
        .contains(new Label(LabelKind.PACKAGES, "liba1 libb2"));
    assertThat(Corpus.open(root.resolve(UserReports.CORPUS)).items()).isEqualTo(received.rows());
  }

  @Test
  void keepsAllAppsWhoeverTakesThemInAtOnce() throws Exception {
    List<Path> sent = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sent.add(bundles.good("tool" + i, "fails"));
    }
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<Reception.Received>> done = new ArrayList<>();
      sent.forEach(bundle -> done.add(threads.submit(() -> reception.receive(bundle))));
      for (Future<Reception.Received> each : done) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(UserReports.read(root)).hasSize(6);
    assertThat(bytes()).as("each item lies in its pack").hasSize(6).containsOnly(true);
  }

  @Test
  void goesOnWhereAKilledOneWas() throws Exception {
    Path bundle = bundles.good("tool", "fails");
    reception.receive(bundle);
    Map<Path, String> whole = tree();
    for (String lost : List.of(UserReports.TABLE, "reported.corpus.csv")) {
      Files.delete(root.resolve(UserReports.FOLDER).resolve(lost));
      reception.receive(bundle);
      assertThat(tree()).as("after a kill before " + lost).isEqualTo(whole);
    }
  }

  @Test
  void takesInWordsAloneWhereTheAppCouldNotBeOpened() throws Exception {
    Path bundle = bundles.good("tool", "fails");
    Map<String, byte[]> parts = Bundles.parts(bundle);
    parts.remove(Bundle.PACK);
    String report =
        new String(parts.get(Bundle.REPORT), StandardCharsets.UTF_8)
            .replaceFirst(",\\s*\"item\" : \\{[^}]*\\}", "");
    parts.put(Bundle.REPORT, report.getBytes(StandardCharsets.UTF_8));
    Reception.Received received = reception.receive(bundles.of(parts));
    assertThat(received.rows()).isEmpty();
    assertThat(UserReports.read(root)).containsExactly(received.report());
    assertThat(UserReports.items(List.of(received.report()))).isEmpty();
  }

  @Test
  void keepsNoCodeThatSomebodyPutIn() throws Exception {
    Path honest = bundles.good("tool", "fails");
    byte[] item = Bundles.item(honest);
    ByteArrayOutputStream smuggled = new ByteArrayOutputStream();
    smuggled.write(item, 0, 3 * 512);
    smuggled.write(
        plain("app/bin/runner", Files.readAllBytes(bundles.app("tool").resolve("bin/runner"))));
    Reception.Received received =
        reception.receive(bundles.withItem(honest, smuggled.toByteArray()));
    Path pack = root.resolve(UserReports.FOLDER);
    Inventory kept = inventory(pack, received.report().item());
    assertThat(kept.objects()).hasSize(1);
    assertThat(kept.code()).as("the object had code").isPositive();
    assertThat(kept.codeKept()).as("and it stayed outside").isZero();
  }

  private static byte[] plain(String name, byte[] bytes) throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(bytes.length);
      out.putArchiveEntry(entry);
      out.write(bytes);
      out.closeArchiveEntry();
    }
    int length = 512 + (bytes.length + 511) / 512 * 512;
    return Arrays.copyOf(tar.toByteArray(), length);
  }

  private Inventory inventory(Path packs, String id) throws Exception {
    try (Stream<Path> files = Files.list(packs)) {
      for (Path pack : files.filter(each -> each.toString().endsWith(".zst")).sorted().toList()) {
        List<PackedItem> items = new PackReader(pack).extractFilled(id::equals, folder);
        if (!items.isEmpty()) {
          try (AppTree tree = DistilledApp.open(folder.resolve(items.get(0).sha256() + ".tar"))) {
            return Inventory.of(tree);
          }
        }
      }
    }
    throw new AssertionError("no pack has " + id);
  }

  @Test
  void refusesAnItemThatReachesOutOfItsFolder() throws Exception {
    Path honest = bundles.good("tool", "fails");
    for (String evil : List.of("app/../../etc1", "app/bin/../../", "apq/bin/runner")) {
      byte[] item = replaced(Bundles.item(honest), "app/bin/runner", evil);
      refuses(bundles.withItem(honest, item), Bundle.PACK + ": ");
    }
  }

  private static byte[] replaced(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).as("what is to be replaced is there").contains(from);
    assertThat(to).as("of the same length").hasSameSizeAs(from);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void refusesABombWhereverItIs() throws Exception {
    Path honest = bundles.good("tool", "fails");
    Map<String, byte[]> parts = Bundles.parts(honest);
    byte[] report = parts.get(Bundle.REPORT);
    parts.put(Bundle.REPORT, Arrays.copyOf(report, 30_000_000));
    refuses(bundles.of(parts), "a part of more than 8000000 bytes");
    parts.put(Bundle.REPORT, report);
    parts.put(Bundle.PACK, zeros(200_000_000));
    refuses(bundles.of(parts), "more than 33048576 bytes");
    parts.put(Bundle.PACK, new byte[50_000_000]);
    refuses(bundles.of(parts), "a part of more than 40000000 bytes");
    Path large = Files.write(folder.resolve("large.zip"), new byte[41_000_000]);
    refuses(large, "at most 40000000 bytes were expected, found 41000000");
  }

  private static byte[] zeros(int length) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new ZstdOutputStream(packed)) {
      byte[] chunk = new byte[1 << 20];
      for (int left = length; left > 0; left -= chunk.length) {
        out.write(chunk, 0, Math.min(left, chunk.length));
      }
    }
    return packed.toByteArray();
  }

  @Test
  void refusesPartsThatABundleDoesNotHave() throws Exception {
    Map<String, byte[]> parts = Bundles.parts(bundles.good("tool", "fails"));
    Map<String, byte[]> more = new LinkedHashMap<>(parts);
    more.put("../../.bashrc", new byte[] {1});
    refuses(bundles.of(more), "nothing more was expected, found '../../.bashrc'");
    Map<String, byte[]> other = new LinkedHashMap<>();
    other.put("../report.json", parts.get(Bundle.REPORT));
    refuses(bundles.of(other), "report.json was expected, found '../report.json'");
    parts.remove(Bundle.PACK);
    refuses(bundles.of(parts), "app.tar.zst was expected, found nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"schema\" : 1|\"schema\" : 2|\"schema\": 1 was expected, found 2",
        "\"debian:12\"|\"debian:99\"|\"seen.release\": one of ",
        "fail:map:unresolved-library|fine|\"seen.outcome\": a known outcome such as ok was expected",
        "\"amd64\"|\"z80\"|\"architecture\": one of ",
        "\"2026-01-31\"|\"today\"|\"date\": a date such as 2026-01-31 was expected",
        "\"fails\"|\"  \"|\"message\": the user's words was expected",
        "\"fails\"|7|\"message\": a text of at most 10000 characters was expected, found 7",
        "\"app\" : \"tool\"|\"app\" : \"a\", \"app\" : \"b\"|a JSON object was expected: line 3, column 21: Duplicate",
        "\"lean\" : true|\"lean\" : 1|\"item.lean\": true or false was expected, found 1",
        "\"size\" : |\"size\" : 9|expected",
        "\"sha256\" : \"|\"sha256\" : \"x|\"item.sha256\": 64 hexadecimal digits was expected",
        "\"expects\" : [ ]|\"expects\" : [ \"$(id)\" ]|\"expects\": names of packages was expected"
      })
  void saysWhatIsWrongWithAReport(String from, String to, String message) throws Exception {
    refuses(bundles.edited(bundles.good("tool", "fails"), from, to), message);
  }

  @Test
  void refusesAnAppThatIsNotWhatTheReportSays() throws Exception {
    Path one = bundles.good("tool", "fails");
    Map<String, byte[]> parts = Bundles.parts(one);
    parts.put(Bundle.PACK, Bundles.parts(bundles.good("other", "fails")).get(Bundle.PACK));
    refuses(bundles.of(parts), Bundle.PACK + ": sha256 ");
  }

  @Test
  void refusesOrTakesInWhateverIsCutOrChangedAndNeverBreaks() throws Exception {
    byte[] good = Files.readAllBytes(bundles.good("tool", "fails"));
    Random random = new Random(11);
    int refused = 0;
    for (int round = 0; round < 40; round++) {
      byte[] bad = Arrays.copyOf(good, round % 2 == 0 ? random.nextInt(good.length) : good.length);
      if (bad.length > 0) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
      }
      try {
        reception.receive(Files.write(folder.resolve("bad.zip"), bad));
      } catch (UserReportException e) {
        refused++;
        assertThat(e).hasMessageNotContaining("null").hasMessageContaining(".z");
      }
    }
    assertThat(refused).as("of 40").isGreaterThan(30);
  }

  @Test
  void makesForeignTextHarmless() throws Exception {
    Complaint complaint =
        new Complaint(
            "../..\u001b]0;x\u0007/etc/passwd",
            "amd64",
            Bundles.complaint("x", "x").seen(),
            "=1+1\u001b[31m\r\nsecond, \"line\"\u202e\n",
            List.of(),
            "=cmd\u0000",
            "0.1",
            LocalDate.of(2026, 1, 31));
    Reception.Received received = reception.receive(bundles.write("tool", complaint));
    UserReport report = UserReports.read(root).get(0);
    assertThat(report).isEqualTo(received.report());
    assertThat(report.item()).matches("reported/[A-Za-z0-9][A-Za-z0-9._+-]*");
    assertThat(report.app() + report.message() + report.reporter())
        .doesNotContain("\u001b", "\u0000", "\u202e", "\r");
    assertThat(report.message().lines()).hasSize(2);
    assertThat(tree().keySet()).allMatch(file -> file.startsWith(root.resolve("reported")));
  }

  @Test
  void leavesTheRepositoryAloneWhereItsOwnFilesAreBroken() throws Exception {
    Path bundle = bundles.good("tool", "fails");
    reception.receive(bundle);
    Path table = root.resolve(UserReports.FOLDER).resolve(UserReports.TABLE);
    Files.writeString(table, Files.readString(table).replace("debian:12", ""));
    Map<Path, String> before = tree();
    assertThatThrownBy(() -> reception.receive(bundle))
        .isInstanceOf(UserReportException.class)
        .hasMessageContaining("reported/reports.csv:2: an outcome for each release was expected");
    assertThat(tree()).isEqualTo(before);
  }

  private void refuses(Path bundle, String message) throws IOException {
    Map<Path, String> before = tree();
    assertThatThrownBy(() -> reception.receive(bundle))
        .isInstanceOf(UserReportException.class)
        .hasMessageContaining(message);
    assertThat(tree()).as("a refused bundle leaves nothing").isEqualTo(before);
  }

  private Map<Path, String> tree() throws IOException {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file, Digests.of(file));
      }
    }
    return files;
  }

  /** Whether the bytes of each item are there. */
  private List<Boolean> bytes() throws Exception {
    Corpus corpus = Corpus.open(root.resolve(UserReports.CORPUS));
    return new DistilledBytes(folder.resolve("items"))
        .of(corpus, corpus.items()).values().stream()
            .map(RunItem.Present.class::isInstance)
            .toList();
  }
}
