package debwright.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DpkgVersionTest {
  @ParameterizedTest
  @CsvSource({
    "debian:11, 1.21",
    "debian:12, 1.21",
    "debian:13, 1.22.22",
    "debian:sid, 1.22.22",
    "ubuntu:22.04, 1.21",
    "ubuntu:24.04, 1.21",
    "ubuntu:26.04, 1.22.22"
  })
  void eachReleaseHasTheRulesOfItsOwnDpkg(String release, String dpkg) {
    assertThat(DpkgVersion.of(release)).isEqualTo(dpkg);
  }
}
