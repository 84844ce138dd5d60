package debwright.notify;

import java.util.List;

/** Where notices go. One is used by one thread at a time. */
public sealed interface Channel extends AutoCloseable
    permits IrcChannel, WebhookChannel, MailChannel, StatusChannel {
  /**
   * Tells a notice; when this returns, the other side has it. Takes a minute at most.
   *
   * @throws UndeliveredException it is not known to have it
   */
  void send(Notice notice) throws UndeliveredException, InterruptedException;

  /** What it is called in messages, such as {@code irc #project on irc.example.org:6697}. */
  String name();

  /** What it reads from the environment. */
  List<Secret> secrets();

  /** Whether it has a place for it: a commit's status needs a commit. */
  default boolean concerns(Notice notice) {
    return true;
  }

  /** Hangs up, where it keeps a connection. */
  @Override
  default void close() {}
}
