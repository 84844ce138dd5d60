package debwright.hosting;

import debwright.delivery.Actor;
import debwright.delivery.Desk;
import debwright.delivery.Works;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jgit.errors.UnpackException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/**
 * Git's smart HTTP protocol, gitprotocol-http(5), without the HTTP: bytes in, bytes out. Anybody
 * may fetch. A push proposes; trunk itself moves by landing only.
 */
public final class GitHost {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Heads of proposals are many, and of no use to a clone. */
  private static final String HEADS = "refs/debwright/heads/";

  private final Trunk trunk;
  private final Desk desk;
  private final Works works;
  private final Function<String, String> pages;
  private final Limits limits;

  /**
   * What a push may bring.
   *
   * @param pack bytes of a push: what is larger is refused before it fills the disk
   * @param object bytes of each file
   */
  public record Limits(long pack, long object) {
    public static final Limits USUAL = new Limits(512L << 20, 128L << 20);
  }

  /**
   * The host of a repository.
   *
   * @param pages the address of a proposal's page, by its number
   */
  public GitHost(Trunk trunk, Desk desk, Works works, Function<String, String> pages) {
    this(trunk, desk, works, pages, Limits.USUAL);
  }

  GitHost(Trunk trunk, Desk desk, Works works, Function<String, String> pages, Limits limits) {
    this.limits = limits;
    this.trunk = trunk;
    this.desk = desk;
    this.works = works;
    this.pages = pages;
  }

  /** What a client can ask for. */
  public enum Service {
    FETCH("git-upload-pack"),
    PUSH("git-receive-pack");

    private final String word;

    Service(String word) {
      this.word = word;
    }

    /** Its name in the protocol. */
    public String word() {
      return word;
    }
  }

  /**
   * Tells a client what there is.
   *
   * @param protocol the request's {@code Git-Protocol}, or empty
   */
  public void advertise(Service service, String protocol, OutputStream out) throws IOException {
    PacketLineOutRefAdvertiser advertiser = new PacketLineOutRefAdvertiser(new PacketLineOut(out));
    switch (service) {
      case FETCH -> uploadPack(protocol).sendAdvertisedRefs(advertiser, service.word());
      case PUSH -> {
        new PacketLineOut(out).writeString("# service=" + service.word() + "\n");
        new PacketLineOut(out).end();
        receivePack(Actor.machine()).sendAdvertisedRefs(advertiser);
      }
    }
    out.flush();
  }

  /**
   * Gives what a client asks for.
   *
   * @param protocol the request's {@code Git-Protocol}, or empty
   */
  public void upload(String protocol, InputStream in, OutputStream out) throws IOException {
    uploadPack(protocol).upload(in, out, null);
  }

  /** Takes a push of somebody; who sent what cannot be taken is told so. */
  public void receive(Actor actor, InputStream in, OutputStream out) throws IOException {
    try {
      receivePack(actor).receive(new BoundedPush(in, limits.pack()), out, null);
    } catch (UnpackException e) {
      // The answer is written.
      Refusal.drain(in, 4 * limits.pack());
      return;
    }
    works.wake();
  }

  private UploadPack uploadPack(String protocol) {
    UploadPack pack = new UploadPack(trunk.repository());
    pack.setBiDirectionalPipe(false);
    pack.setTimeout((int) PATIENCE.toSeconds());
    pack.setRefFilter(GitHost::shown);
    pack.setRequestPolicy(UploadPack.RequestPolicy.ANY);
    if (!protocol.isEmpty()) {
      pack.setExtraParameters(List.of(protocol.split(":", -1)));
    }
    return pack;
  }

  private static Map<String, Ref> shown(Map<String, Ref> refs) {
    Map<String, Ref> shown = new HashMap<>(refs);
    shown.keySet().removeIf(name -> name.startsWith(HEADS));
    return shown;
  }

  private ReceivePack receivePack(Actor actor) {
    ReceivePack pack = new ReceivePack(trunk.repository());
    pack.setBiDirectionalPipe(false);
    pack.setTimeout((int) PATIENCE.toSeconds());
    pack.setRefFilter(GitHost::shown);
    pack.setAllowPushOptions(true);
    pack.setCheckReceivedObjects(true);
    pack.setMaxObjectSizeLimit(limits.object());
    Refusal.on(pack, limits);
    pack.setPreReceiveHook(new PushRules(trunk, desk, actor, pages)::judge);
    return pack;
  }
}
