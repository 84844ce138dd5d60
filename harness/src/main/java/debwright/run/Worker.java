package debwright.run;

import debwright.plan.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One worker that said hello: it is asked, one question at a time. */
final class Worker implements AutoCloseable {
  /** SIGHUP, SIGINT and SIGTERM: somebody ended the worker, its item did not. */
  private static final Set<Integer> ENDED_FROM_OUTSIDE = Set.of(129, 130, 143);

  private static final int SIGNALLED = 128;

  /** How the reason of an answer ends where somebody, or a system without memory, killed it. */
  static final String KILLED = "was killed by signal 9";

  private final WorkerProcess process;
  private final Hello hello;
  private final Limits limits;
  private int questions;
  private boolean spoilt;

  Worker(WorkerProcess process, Hello hello, Limits limits) {
    this.process = process;
    this.hello = hello;
    this.limits = limits;
  }

  Hello hello() {
    return hello;
  }

  /** Whether another question may be put. */
  boolean usable() {
    return !spoilt && process.ready();
  }

  /** Whether it was asked so often that a new one takes its place. */
  boolean old() {
    return questions >= limits.questions();
  }

  /** Whether no question was put yet. */
  boolean fresh() {
    return questions == 0;
  }

  /** What it wrote to stderr since the last call. */
  String takeLog() throws InterruptedException {
    return process.log().take();
  }

  /** Puts a question; a worker that fails to answer it is usable no more. */
  Answer ask(Question question) throws InterruptedException {
    questions++;
    long start = System.nanoTime();
    if (!process.send(question.line())) {
      return spoil(died(start));
    }
    Optional<AnswerStream.Reply> reply = process.next(limits.perItem());
    return reply.isPresent() ? understood(reply.get(), question, start) : spoil(late(start));
  }

  private Answer understood(AnswerStream.Reply reply, Question question, long start)
      throws InterruptedException {
    return switch (reply.kind()) {
      case LINE -> parsed(reply.line(), question, start);
      case TOO_LONG -> spoil(tooLong(start));
      case ENDED -> spoil(died(start));
    };
  }

  private Answer parsed(String line, Question question, long start) throws InterruptedException {
    try {
      return AnswerLine.parse(line, question.id(), elapsed(start));
    } catch (ProtocolException e) {
      return spoil(nonsense(e, start));
    }
  }

  private Answer spoil(Answer answer) throws InterruptedException {
    spoilt = true;
    process.endSoon();
    return answer;
  }

  private Answer late(long start) {
    String reason = "no answer within " + seconds(limits.perItem());
    return Answer.without(Outcome.TIMEOUT, reason, elapsed(start));
  }

  private Answer tooLong(long start) {
    String reason = "an answer of more than " + limits.answerBytes() + " bytes";
    return Answer.without(Outcome.OUTPUT, reason, elapsed(start));
  }

  private static Answer nonsense(ProtocolException e, long start) {
    return Answer.without(Outcome.EXCEPTION, "the worker " + e.found(), elapsed(start));
  }

  private Answer died(long start) throws InterruptedException {
    OptionalInt exit = process.exit();
    if (exit.isEmpty()) {
      return Answer.without(Outcome.EXIT, "the worker closed its output", elapsed(start));
    }
    int code = exit.getAsInt();
    Outcome outcome = ENDED_FROM_OUTSIDE.contains(code) ? Outcome.WORKER_LOST : Outcome.EXIT;
    Answer answer = Answer.without(outcome, "the worker " + manner(code), elapsed(start));
    return answer.withFingerprint(manner(code));
  }

  private static String manner(int code) {
    return code > SIGNALLED && code < SIGNALLED + 65
        ? "was killed by signal " + (code - SIGNALLED)
        : "exited with code " + code;
  }

  private static String seconds(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }

  private static long elapsed(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  @Override
  public void close() {
    process.close();
  }
}
