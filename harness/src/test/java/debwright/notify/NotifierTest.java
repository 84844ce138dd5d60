package debwright.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  /** As the usual one, a thousand times as fast. */
  private static final Backoff FAST =
      new Backoff(List.of(Duration.ofMillis(1), Duration.ofMillis(10)), Duration.ofDays(1));

  @TempDir Path outbox;
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private Receiver receiver;

  @BeforeEach
  void start() throws Exception {
    receiver = Receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private static Subscription to(WebhookChannel.Address address, String... kinds) {
    WebhookChannel channel =
        new WebhookChannel(address, WebhookFormat.JSON, Optional.empty(), Duration.ofSeconds(30));
    return new Subscription(channel, Set.of(kinds));
  }

  private Notifier open(Subscription... subscriptions) throws IOException {
    return open(Clock.systemUTC(), subscriptions);
  }

  private Notifier open(Clock clock, Subscription... subscriptions) throws IOException {
    return Notifier.open(outbox, List.of(subscriptions), log::add, FAST, clock);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(outbox)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json") || name.endsWith(".part"))
          .sorted()
          .toList();
    }
  }

  @Test
  void tellsEachNoticeOnceInOrder() throws Exception {
    try (Notifier notifier = open(to(receiver.open(), "landed", "deployed"))) {
      notifier.tell(Notices.plain("landed", "1"));
      notifier.tell(Notices.plain("proposed", "2"));
      notifier.tell(Notices.plain("deployed", "3"));
      assertThat(notifier.settle(SOON)).isTrue();
      notifier.tell(Notices.plain("landed", "1"));
      assertThat(notifier.settle(SOON)).isTrue();
    }
    assertThat(receiver.next().header(WebhookChannel.DELIVERY)).isEqualTo("1");
    assertThat(receiver.next().header(WebhookChannel.DELIVERY)).isEqualTo("3");
    assertThat(receiver.more()).isZero();
    assertThat(files()).isEmpty();
    assertThat(log).isEmpty();
  }

  @Test
  void remembersWhatItToldAcrossRestarts() throws Exception {
    for (int round = 0; round < 3; round++) {
      try (Notifier notifier = open(to(receiver.open()))) {
        notifier.tell(Notices.plain("landed", "1"));
        assertThat(notifier.settle(SOON)).isTrue();
      }
    }
    receiver.next();
    assertThat(receiver.more()).isZero();
  }

  @Test
  void triesAgainUntilItIsTaken() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    receiver.does(
        exchange -> Receiver.reply(exchange, tries.incrementAndGet() < 4 ? 503 : 200, ""));
    try (Notifier notifier = open(to(receiver.open()))) {
      notifier.tell(Notices.landed("1", Notices.HOSTILE, Notices.HOSTILE));
      assertThat(notifier.settle(SOON)).isTrue();
    }
    Receiver.Request first = receiver.next();
    assertThat(receiver.more()).isEqualTo(3);
    for (int more = 0; more < 3; more++) {
      assertThat(receiver.next().body()).as("the same each time").isEqualTo(first.body());
    }
    assertThat(log)
        .hasSize(3)
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("landed 1 was not told: webhook http://127.0.0.1:")
                    .contains("HTTP status 503; tried again in "));
  }

  @Test
  void aDeadChannelHoldsNobodyUp() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Receiver dead = Receiver.start()) {
      dead.does(
          exchange -> {
            never.await();
            Receiver.reply(exchange, 200, "");
          });
      try (Notifier notifier = open(to(dead.open()), to(receiver.open()))) {
        for (int at = 0; at < 20; at++) {
          notifier.tell(Notices.plain("landed", "n" + at));
        }
        for (int at = 0; at < 20; at++) {
          assertThat(receiver.next().header(WebhookChannel.DELIVERY)).isEqualTo("n" + at);
        }
        assertThat(notifier.waiting()).isGreaterThanOrEqualTo(20);
        assertThat(notifier.settle(Duration.ofMillis(10))).isFalse();
        never.countDown();
        assertThat(notifier.settle(SOON)).isTrue();
      }
    }
  }

  @Test
  void whatWaitsIsSentByTheNextProcess() throws Exception {
    receiver.answers(500, "");
    try (Notifier notifier = open(to(receiver.open()))) {
      notifier.tell(Notices.plain("landed", "1"));
      notifier.tell(Notices.plain("landed", "2"));
      receiver.next();
    }
    assertThat(files()).containsExactly("1.json", "2.json");
    Receiver fresh = receiver;
    while (fresh.more() > 0) {
      fresh.next();
    }
    receiver.answers(204, "");
    try (Notifier notifier = open(to(receiver.open()))) {
      assertThat(notifier.settle(SOON)).isTrue();
    }
    assertThat(receiver.next().header(WebhookChannel.DELIVERY)).isEqualTo("1");
    assertThat(receiver.next().header(WebhookChannel.DELIVERY)).isEqualTo("2");
    assertThat(receiver.more()).isZero();
  }

  @Test
  void givesUpAfterADayAndSaysSo() throws Exception {
    receiver.answers(410, "gone");
    Instant told = Instant.parse("2026-11-26T12:00:00Z");
    try (Notifier notifier = open(Clock.fixed(told, ZoneOffset.UTC), to(receiver.open()))) {
      notifier.tell(Notices.plain("landed", "1"));
      receiver.next();
    }
    Clock later = Clock.fixed(told.plus(Duration.ofDays(1)), ZoneOffset.UTC);
    try (Notifier notifier = open(later, to(receiver.open()))) {
      assertThat(notifier.settle(SOON)).isTrue();
      notifier.tell(Notices.plain("landed", "1"));
      assertThat(notifier.settle(SOON)).isTrue();
    }
    assertThat(log.get(log.size() - 1))
        .endsWith("HTTP status 410: gone; given up, as it is from 2026-11-26T12:00:00Z");
    assertThat(files()).isEmpty();
  }

  /** Told, and killed before that was noted in the folder, or in the midst of noting it. */
  @Test
  void isSafeWhereverItIsKilled() throws Exception {
    try (Notifier notifier = open(to(receiver.open()))) {
      receiver.answers(500, "");
      notifier.tell(Notices.plain("landed", "noted"));
      notifier.tell(Notices.plain("landed", "half"));
      receiver.next();
    }
    Path folder = outbox.resolve(Outbox.folderOf(to(receiver.open()).channel().name()));
    Files.writeString(folder.resolve("sent"), "noted\nha", StandardOpenOption.CREATE);
    Files.writeString(folder.resolve(".123.part"), "{\"schema\":");
    Files.writeString(folder.resolve("strange.json"), "{\"schema\":");
    while (receiver.more() > 0) {
      receiver.next();
    }
    receiver.answers(200, "");
    try (Notifier notifier = open(to(receiver.open()))) {
      assertThat(notifier.settle(SOON)).isTrue();
    }
    assertThat(receiver.next().header(WebhookChannel.DELIVERY)).isEqualTo("half");
    assertThat(receiver.more()).isZero();
    assertThat(Files.readString(folder.resolve("sent"))).isEqualTo("noted\nhalf\n");
    assertThat(log).last().asString().contains("strange.json: no notice, left as it is: ");
  }

  /** Two at once on one outbox, as a command beside a server: the file's lock makes it one. */
  @Test
  void twoAtOnceTellOnce() throws Exception {
    receiver.answers(500, "");
    try (Notifier notifier = open(to(receiver.open()))) {
      for (int at = 0; at < 20; at++) {
        notifier.tell(Notices.plain("landed", "n" + at));
      }
    }
    while (receiver.more() > 0) {
      receiver.next();
    }
    receiver.answers(200, "");
    try (Notifier one = open(to(receiver.open()));
        Notifier two = open(to(receiver.open()))) {
      assertThat(one.settle(SOON)).isTrue();
      assertThat(two.settle(SOON)).isTrue();
    }
    assertThat(receiver.more()).isEqualTo(20);
    assertThat(log).filteredOn(line -> !line.contains("HTTP status 500")).isEmpty();
  }

  @Test
  void forgetsTheOldestOfManyIds() throws Exception {
    Path file = outbox.resolve("sent");
    StringBuilder many = new StringBuilder();
    for (int at = 0; at < 10_000; at++) {
      many.append("id").append(at).append('\n');
    }
    Files.writeString(file, many);
    SentIds ids = new SentIds(file);
    ids.add("last");
    assertThat(ids.contains("last")).isTrue();
    assertThat(ids.contains("id9999")).isTrue();
    assertThat(ids.contains("id0")).isFalse();
    assertThat(Files.readAllLines(file)).hasSize(5001);
  }

  /** A process that is killed by the system with a notice on its way. */
  @Test
  void aKilledProcessLosesNothing() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    receiver.does(exchange -> never.await());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Teller.class.getName(),
                outbox.toString(),
                receiver.address() + "/hook")
            .redirectErrorStream(true)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("told");
    receiver.next();
    process.destroyForcibly().waitFor();
    assertThat(files()).containsExactly("1.json", "2.json");
    receiver.answers(200, "");
    never.countDown();
    try (Notifier notifier = open(to(receiver.open()))) {
      assertThat(notifier.settle(SOON)).isTrue();
    }
    assertThat(receiver.next().header(WebhookChannel.DELIVERY)).isEqualTo("1");
    assertThat(receiver.next().header(WebhookChannel.DELIVERY)).isEqualTo("2");
    assertThat(receiver.more()).isZero();
  }

  @Test
  void refusesAnIdThatIsNoFileName() {
    assertThatThrownBy(() -> Notices.plain("landed", "../1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no id of a notice: '../1'");
    assertThatThrownBy(() -> Notices.plain("Landed!", "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
