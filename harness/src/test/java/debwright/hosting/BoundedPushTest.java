package debwright.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.eclipse.jgit.errors.TooLargePackException;
import org.junit.jupiter.api.Test;

class BoundedPushTest {
  /** Never says that anything is at hand, as where a client pauses. */
  private static InputStream paused(int bytes) {
    return new ByteArrayInputStream(new byte[bytes]) {
      @Override
      public synchronized int available() {
        return 0;
      }
    };
  }

  @Test
  void givesAllThatMayBeSent() throws Exception {
    assertThat(new BoundedPush(paused(100), 100).readAllBytes()).hasSize(100);
  }

  @Test
  void failsAlsoWhereTheClientPausesAtTheBound() {
    assertThatThrownBy(() -> new BoundedPush(paused(101), 100).readAllBytes())
        .isInstanceOf(TooLargePackException.class);
    assertThatThrownBy(
            () -> {
              try (InputStream in = new BoundedPush(paused(2), 1)) {
                assertThat(in.read()).isZero();
                in.read();
              }
            })
        .isInstanceOf(TooLargePackException.class);
  }
}
