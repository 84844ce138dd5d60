package debwright.deploy;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryException;
import debwright.job.Workshop;
import debwright.ledger.Ledger;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A process that puts right what the last one left, says so, and then deploys and rolls back until
 * it is killed.
 */
final class KilledDeployer {
  private KilledDeployer() {}

  /**
   * Goes on without end.
   *
   * @param args the clone, the site, a seed, and anything to end after what is put right
   */
  public static void main(String[] args) throws Exception {
    Random random = new Random(Long.parseLong(args[2]));
    try (Trunk trunk = Trunk.open(Path.of(args[0]))) {
      Deployer deployer =
          new Deployer(
              trunk,
              Ledger.of(trunk),
              new Workshop(trunk.gitFolder().resolve("debwright"), System.getenv()),
              (environment, revision, stage) -> System.out.println(stage));
      deployer.recover();
      Orders orders = deployer.orders(Clock.systemUTC());
      for (String id : orders.waiting()) {
        carryOut(orders, id);
      }
      compare(trunk, Path.of(args[1]));
      while (args.length < 4) {
        turn(trunk, orders, random);
        compare(trunk, Path.of(args[1]));
      }
    }
  }

  /**
   * What the ledger says stands is what is there; where nothing ever stood, nothing can be put
   * back.
   */
  private static void compare(Trunk trunk, Path site) throws Exception {
    Optional<String> stands =
        Ledger.of(trunk).state().deployed("production").map(each -> each.fact().revision());
    Path file = site.resolve("production");
    String real = Files.exists(file) ? Files.readString(file).strip() : "nothing";
    if (stands.isPresent() && !stands.get().equals(real)) {
      String wrong = "it runs " + real + ", but the ledger says " + stands.get();
      Files.writeString(site.resolve("wrong"), wrong);
      throw new AssertionError(wrong);
    }
  }

  /** Rolls back where there is nothing newer to deploy, and now and then where there is. */
  private static void turn(Trunk trunk, Orders orders, Random random) throws Exception {
    Optional<String> now =
        Ledger.of(trunk).state().deployed("production").map(each -> each.fact().revision());
    List<Revision> landed = trunk.landed(trunk.tip("main"), Optional.empty(), Integer.MAX_VALUE);
    Collections.reverse(landed);
    int place = now.map(id -> landed.stream().map(Revision::id).toList().indexOf(id)).orElse(-1);
    if (place > 0 && (place == landed.size() - 1 || random.nextInt(3) == 0)) {
      rollBack(orders, random);
      return;
    }
    Revision next = landed.get(Math.min(place + 1 + random.nextInt(2), landed.size() - 1));
    String id = orders.deploy(Actor.machine(), "production", Optional.of(next.id()), false).id();
    wait(random);
    carryOut(orders, id);
  }

  private static void rollBack(Orders orders, Random random) throws Exception {
    try {
      String id = orders.rollBack(Actor.machine(), "production").id();
      wait(random);
      carryOut(orders, id);
    } catch (DeliveryException e) {
      // What stands is all that ever stood.
    }
  }

  /** An order waits for its turn. */
  private static void wait(Random random) throws InterruptedException {
    System.out.println("order");
    Thread.sleep(random.nextInt(60));
  }

  private static void carryOut(Orders orders, String id) throws Exception {
    try {
      orders.carryOut(id);
    } catch (DeliveryException e) {
      orders.drop(id, e);
    }
  }
}
