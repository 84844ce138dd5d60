package debwright.notify;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts JSON. Follows no redirection: an address that moved is to be put right. */
final class HttpPost {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final String name;
  private final Duration limit;

  /**
   * @param name of the channel, for messages
   * @param limit for the whole exchange
   */
  HttpPost(String name, Duration limit) {
    this.name = name;
    this.limit = limit;
  }

  /** An answer: its status, and the beginning of its text. */
  record Answer(int status, String text) {
    boolean isGood() {
      return status >= 200 && status < 300;
    }
  }

  /** What the server answers, whatever it is. */
  Answer send(URI uri, Map<String, String> headers, byte[] json)
      throws UndeliveredException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("User-Agent", "debwright")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json));
    headers.forEach(request::header);
    CompletableFuture<HttpResponse<String>> exchange =
        CLIENT.sendAsync(request.build(), answer -> new FirstBytes());
    try {
      HttpResponse<String> answer = exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(answer.statusCode(), answer.body());
    } catch (ExecutionException e) {
      throw new UndeliveredException(name + ": " + why(e), e);
    } catch (TimeoutException e) {
      throw new UndeliveredException(name + ": no answer in " + limit.toSeconds() + " s", e);
    } finally {
      exchange.cancel(true);
    }
  }

  /** The exception for an answer that is not good. */
  UndeliveredException refused(Answer answer) {
    String text = PlainText.cut(PlainText.oneLine(answer.text()), 200);
    return new UndeliveredException(
        name + ": HTTP status " + answer.status() + (text.isEmpty() ? "" : ": " + text));
  }

  /** The first cause that says something: that of a refused connection has no message. */
  private static String why(Throwable failure) {
    String why = failure.getClass().getSimpleName();
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      if (cause.getMessage() != null) {
        break;
      }
    }
    return PlainText.oneLine(why);
  }
}
