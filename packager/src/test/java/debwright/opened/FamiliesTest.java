package debwright.opened;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamiliesTest {
  @ParameterizedTest
  @CsvSource({
    "libgtk-3.so.0, libgtk-4.so.1",
    "libgtk-x11-2.0.so.0, libgtk-3.so.0",
    "libwebkit2gtk-4.0.so.37, libwebkit2gtk-4.1.so.0",
    "libwebkit2gtk-4.1.so.0, libwebkitgtk-6.0.so.4",
    "libssl.so.1.1, libssl.so.3",
    "libavplugin-54.so, libavplugin-61.so",
    "libavcodec.so.59, libavcodec.so.61",
    "libcurl-gnutls.so.4, libcurl.so.4",
    "libayatana-appindicator3.so.1, libappindicator3.so.1",
    "libudev.so.0, libudev.so.1",
    "libfuse.so.2, libfuse3.so.3",
    "libQt5Core.so.5, libQt6Core.so.6",
    "libpython3.11.so.1.0, libpython3.13.so.1.0",
    "libGLX.so.0, libGL.so.1",
  })
  void versionsOfOneLibraryAreOneFamily(String one, String other) {
    assertThat(Families.of(one)).isEqualTo(Families.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "libgtk-3.so.0, libgdk-3.so.0",
    "libglib-2.0.so.0, libgobject-2.0.so.0",
    "libX11.so.6, libXext.so.6",
    "libGLESv2.so.2, libGLESv1_CM.so.1",
    "libEGL.so.1, libGL.so.1",
    "libva.so.2, libva-drm.so.2",
    "libpango-1.0.so.0, libpangocairo-1.0.so.0",
    "libwayland-client.so.0, libwayland-egl.so.1",
  })
  void otherLibrariesAreNot(String one, String other) {
    assertThat(Families.of(one)).isNotEqualTo(Families.of(other));
  }
}
