package debwright.cli;

import debwright.access.AccessException;
import debwright.app.PackagingException;
import debwright.archive.ArchiveException;
import debwright.bisect.BisectException;
import debwright.corpus.ManifestException;
import debwright.deb.DebException;
import debwright.delivery.DeliveryException;
import debwright.facts.FactsException;
import debwright.gate.GateException;
import debwright.gate.ProjectFileException;
import debwright.label.LabelException;
import debwright.ledger.LedgerException;
import debwright.mirror.MirrorException;
import debwright.policy.PolicyException;
import debwright.result.RunFormatException;
import debwright.run.EngineException;
import debwright.source.FetchException;
import debwright.speed.SpeedException;
import debwright.trunk.TrunkException;
import debwright.users.UserReportException;
import debwright.waiver.WaiverException;
import java.util.Optional;

/** What the checked exceptions of the other rooms mean to a person. */
final class Rooms {
  private static final String MANIFEST =
      "the README shows a manifest under 'Your own apps'; debwright corpus show bookworm --csv prints a whole one";

  private Rooms() {}

  /** What to tell, or empty where it is no such exception, but a bug. */
  static Optional<Failure> explain(Throwable thrown) {
    if (thrown instanceof ArchiveException app) {
      return Optional.of(Failure.input(Failures.said(app), app.hint().orElse("")));
    }
    if (thrown instanceof PackagingException app) {
      return Optional.of(Failure.input(Failures.said(app), app.hint()));
    }
    if (thrown instanceof DebException plan) {
      return Optional.of(Failure.input(Failures.said(plan), plan.hint()));
    }
    if (thrown instanceof ManifestException manifest) {
      return Optional.of(Failure.input(Failures.said(manifest), MANIFEST));
    }
    if (thrown instanceof PolicyException policy) {
      return Optional.of(Failure.input(Failures.said(policy), policy.hint()));
    }
    if (thrown instanceof RunFormatException run) {
      return Optional.of(Failure.input(Failures.said(run), run.hint()));
    }
    if (thrown instanceof GateException gate) {
      return Optional.of(Failure.input(gate.explanation(), gate.hint()));
    }
    if (thrown instanceof DeliveryException delivery) {
      return Optional.of(refused(delivery));
    }
    if (thrown instanceof BisectException search) {
      Failure failure = Failure.input(search.explanation(), search.hint());
      return Optional.of(failure.after(search.said()));
    }
    if (thrown instanceof SpeedException speed) {
      return Optional.of(Failure.input(speed.explanation(), speed.hint()));
    }
    if (thrown instanceof ProjectFileException project) {
      return Optional.of(Failure.input(Failures.said(project), project.hint()));
    }
    if (thrown instanceof WaiverException waivers) {
      return Optional.of(Failure.input(Failures.said(waivers), waivers.hint()));
    }
    if (thrown instanceof UserReportException report) {
      return Optional.of(Failure.input(Failures.said(report), report.hint()));
    }
    if (thrown instanceof AccessException access) {
      return Optional.of(Failure.input(access.explanation(), access.hint()));
    }
    if (thrown instanceof FactsException facts) {
      return Optional.of(Failure.input(Failures.said(facts), facts.hint()));
    }
    return outside(thrown)
        .or(() -> Optional.of(thrown).filter(Rooms::isOurs).map(Rooms::malformed));
  }

  private static Failure refused(DeliveryException delivery) {
    return switch (delivery.kind()) {
      case UNKNOWN -> Failure.input(delivery.explanation(), delivery.hint());
      case FORBIDDEN, REFUSED -> Failure.refused(delivery.explanation(), delivery.hint());
    };
  }

  private static Optional<Failure> outside(Throwable thrown) {
    if (thrown instanceof TrunkException trunk) {
      return Optional.of(Failure.environment(trunk.explanation(), trunk.hint()));
    }
    if (thrown instanceof LedgerException ledger) {
      return Optional.of(Failure.environment(ledger.explanation(), ledger.hint()));
    }
    if (thrown instanceof FetchException fetch) {
      return Optional.of(Failure.environment(Failures.said(fetch), fetch.hint()));
    }
    if (thrown instanceof MirrorException mirror) {
      return Optional.of(Failure.environment(Failures.said(mirror), mirror.hint()));
    }
    if (thrown instanceof LabelException label) {
      return Optional.of(Failure.environment(Failures.said(label), label.hint()));
    }
    if (thrown instanceof EngineException engine) {
      Failure failure = Failure.environment(engine.explanation(), engine.hint());
      return Optional.of(failure.after(engine.said()));
    }
    return Optional.empty();
  }

  /** Malformed input is a checked exception of its format. */
  private static boolean isOurs(Throwable thrown) {
    return thrown instanceof Exception
        && !(thrown instanceof RuntimeException)
        && thrown.getClass().getName().startsWith("debwright.");
  }

  private static Failure malformed(Throwable thrown) {
    return Failure.input(Failures.said(thrown), "");
  }
}
