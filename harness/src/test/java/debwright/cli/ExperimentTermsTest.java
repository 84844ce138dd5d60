package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentTermsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          strateg=names       | unknown key 'strateg' in --a     | did you mean 'strategy'?
          strategy=symbol     | unknown strategy 'symbol' in --a | did you mean 'symbols'?
          strategy=best       | unknown strategy 'best' in --a   | known are names, shlibs, symbols
          strategy=           | 'strategy' has no value          | such as strategy=VALUE
          ''                  | --a says nothing                 | such as --a strategy=names
          dpkg=1.2            | no rules of dpkg 1.2             | known are 1.21
          dpkg=1.21,dpkg=1.21 | --a has 'dpkg' twice             | leave one of them out
          """)
  void refusesWhatMakesNoSense(String terms, String error, String hint) {
    Failure failure = catchThrowableOfType(Failure.class, () -> ExperimentTerms.of("--a", terms));
    assertThat(failure).as(terms).isNotNull();
    assertThat(failure.explanation()).contains(error);
    assertThat(failure.hint().orElse("")).contains(hint);
  }

  @Test
  void aCommandTakesTheRest() throws Failure {
    ExperimentTerms terms = ExperimentTerms.of("--a", "strategy=names,engine=cmd:tool --x a,b=c");
    assertThat(terms.engine()).isEqualTo("cmd:tool --x a,b=c");
  }
}
