package debwright.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemSha256Test {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 32_767, 32_768, 32_769, 1_000_000})
  void saysWhatJavaSays(int length) {
    Optional<MessageDigest> system = SystemSha256.fresh();
    assumeTrue(system.isPresent(), "skipped: the system has no libcrypto.so.3 or .so.1.1");
    byte[] bytes = new byte[length + 3];
    new Random(length).nextBytes(bytes);
    MessageDigest digest = system.get();
    for (int time = 0; time < 2; time++) {
      int half = length / 3;
      digest.update(bytes, 3, half);
      for (int at = half; at < Math.min(length, half + 5); at++) {
        digest.update(bytes[3 + at]);
      }
      int done = Math.min(length, half + 5);
      digest.update(bytes, 3 + done, length - done);
      assertThat(digest.digest())
          .as("%d bytes, time %d", length, time)
          .isEqualTo(
              DigestUtils.getSha256Digest().digest(Arrays.copyOfRange(bytes, 3, length + 3)));
    }
  }
}
