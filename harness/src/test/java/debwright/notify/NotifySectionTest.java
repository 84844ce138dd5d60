package debwright.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.gate.ProjectFile;
import debwright.gate.ProjectFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotifySectionTest {
  private static final String ALL =
      """
      trunk: main
      notify:
        - irc: {server: irc.example.org, port: 6697, tls: true, nick: debwright, channel: "#project"}
          on: [landed, needs-work, deployed]
        - webhook: {url: env:HOOK_URL, format: slack, secret: env:HOOK_SECRET}
        - webhook: {url: "https://example.org/hook"}
        - mail: {server: localhost, port: 25, from: a@example.org, to: [b@example.org], user: env:SMTP_USER, password: env:SMTP_PASSWORD, tls: false}
        - status: {forge: github, api: https://api.github.com, repository: owner/name, token: env:TOKEN}
        - status: {forge: gitlab, api: https://gitlab.example.org/api/v4/, repository: 42, token: env:TOKEN}
      """;

  private static List<Subscription> parse(String text) throws ProjectFileException {
    return NotifySection.parse(text, "debwright.yaml", name -> "TOKEN".equals(name) ? "t" : null);
  }

  private static List<String> problems(String... channels) {
    StringBuilder text = new StringBuilder("notify:\n");
    List.of(channels).forEach(channel -> text.append("  - ").append(channel).append('\n'));
    ProjectFileException wrong =
        catchThrowableOfType(ProjectFileException.class, () -> parse(text.toString()));
    assertThat(wrong).as(text + "is taken for good").isNotNull();
    return wrong.problems().stream()
        .map(each -> each.message() + (each.hint().isEmpty() ? "" : " | " + each.hint()))
        .toList();
  }

  @Test
  void readsEveryChannel() throws Exception {
    List<Subscription> subscriptions = parse(ALL);
    assertThat(subscriptions)
        .extracting(each -> each.channel().name())
        .containsExactly(
            "irc #project on irc.example.org:6697",
            "webhook HOOK_URL (slack)",
            "webhook https://example.org/hook (json)",
            "mail to b@example.org by localhost:25",
            "status of owner/name on api.github.com",
            "status of 42 on gitlab.example.org");
    assertThat(subscriptions.get(0).kinds()).containsOnly("landed", "needs-work", "deployed");
    assertThat(subscriptions.get(0).wants(Notices.plain("proposed", "a"))).isFalse();
    assertThat(subscriptions.get(1).wants(Notices.plain("proposed", "a"))).isTrue();
    assertThat(subscriptions)
        .extracting(Subscription::unset)
        .containsExactly(
            List.of(),
            List.of("HOOK_URL", "HOOK_SECRET"),
            List.of(),
            List.of("SMTP_USER", "SMTP_PASSWORD"),
            List.of(),
            List.of());
    ProjectFile.parse(ALL, "debwright.yaml");
  }

  @Test
  void withoutTheSectionNobodyIsTold() throws Exception {
    assertThat(parse("trunk: main\n")).isEmpty();
    assertThat(parse("notify: []\n")).isEmpty();
    assertThat(NotifySection.parse("", "debwright.yaml")).isEmpty();
  }

  @Test
  void whatIsUsualCanBeLeftOut() throws Exception {
    assertThat(
            parse(
                """
                notify:
                  - irc: {server: a.org, channel: "#p"}
                  - irc: {server: a.org, channel: "#p", tls: false}
                  - mail: {server: a.org, from: a@a.org, to: b@a.org}
                  - mail: {server: a.org, from: a@a.org, to: b@a.org, tls: false}
                """))
        .extracting(each -> each.channel().name())
        .containsExactly(
            "irc #p on a.org:6697",
            "irc #p on a.org:6667",
            "mail to b@a.org by a.org:587",
            "mail to b@a.org by a.org:25");
  }

  @Test
  void aSecretInTheFileIsAnErrorThatDoesNotRepeatIt() {
    String s3cret = "ghp_s3cret";
    String hint =
        "a secret does not belong in a file: put it in an environment variable, and write ";
    assertThat(
            problems(
                "status: {forge: github, api: 'https://a.org', repository: o/n, token: "
                    + s3cret
                    + "}",
                "webhook: {url: env:HOOK, secret: " + s3cret + "}",
                "webhook: {url: 'https://hooks.slack.com/services/" + s3cret + "', format: slack}",
                "webhook: {url: 'https://ann:" + s3cret + "@a.org/'}",
                "mail: {server: localhost, from: a@a, to: b@b, password: " + s3cret + "}"))
        .containsExactly(
            "debwright.yaml:2: 'token': expected env:NAME, found something else | "
                + hint
                + "token: env:NOTIFY_TOKEN",
            "debwright.yaml:3: 'secret': expected env:NAME, found something else | "
                + hint
                + "secret: env:NOTIFY_SECRET",
            "debwright.yaml:4: 'url': expected env:NAME, found something else | "
                + hint
                + "url: env:NOTIFY_URL",
            "debwright.yaml:5: 'url': expected env:NAME, found something else | "
                + hint
                + "url: env:NOTIFY_URL",
            "debwright.yaml:6: 'password': expected env:NAME, found something else | "
                + hint
                + "password: env:NOTIFY_PASSWORD");
  }

  @Test
  void namesEveryMistakeWithItsLine() {
    assertThat(
            problems(
                "irc: {sever: a, channel: '#p'}",
                "irc: {server: a, channel: project, port: 70000, tls: maybe, nick: 'a b'}",
                "mail: {server: a.org, from: ann, to: []}",
                "mail: {server: a.org, from: a@a, to: b@b, user: env:U, password: env:P, tls: false}",
                "status: {forge: gitea, api: here, repository: name, token: env:T}",
                "webhook: {format: xml}",
                "{}",
                "{irc: {server: a, channel: '#p'}, mail: {}}",
                "{webhook: {url: env:A}, on: [landed, deploied]}",
                "{webhook: {url: env:B}, on: [], color: red}"))
        .containsExactly(
            "debwright.yaml:2: unknown key 'sever' in irc | did you mean 'server'?",
            "debwright.yaml:2: 'server' is missing in irc",
            "debwright.yaml:3: 'tls' in irc: expected true or false, found 'maybe'",
            "debwright.yaml:3: 'port': expected 1 to 65535, found 70000",
            "debwright.yaml:3: 'nick': expected a nick of up to 30 letters and digits, found 'a b'",
            "debwright.yaml:3: 'channel': expected a channel such as \"#project\", in quotes,"
                + " found 'project'",
            "debwright.yaml:4: 'from': expected an address, found 'ann'",
            "debwright.yaml:4: 'to' is missing in mail | such as to: [team@example.org]",
            "debwright.yaml:5: 'password' in mail: would go to a.org for everybody on the way to"
                + " read | tls: true",
            "debwright.yaml:6: 'forge' in status: expected github or gitlab, found 'gitea'",
            "debwright.yaml:6: 'api' in status: expected an http address, found 'here' |"
                + " https://api.github.com, or https://gitlab.example.org",
            "debwright.yaml:7: 'format' in webhook: expected slack, matrix or json, found 'xml' |"
                + " leave it out for json",
            "debwright.yaml:7: 'url' is missing in webhook",
            "debwright.yaml:8: a channel of notify: expected one of irc, webhook, mail, status,"
                + " found none | such as - mail: {server: localhost, from: a@example.org, to:"
                + " [b@example.org]}",
            "debwright.yaml:9: a channel of notify: expected one of irc, webhook, mail, status,"
                + " found irc and mail | such as - mail: {server: localhost, from: a@example.org, to:"
                + " [b@example.org]}",
            "debwright.yaml:10: 'on': unknown kind of notice 'deploied' | did you mean 'deployed'?",
            "debwright.yaml:11: unknown key 'color' in a channel of notify | known are: irc, mail,"
                + " on, status, webhook",
            "debwright.yaml:11: 'on': expected kinds of notices, found none | leave it out for all");
  }

  @Test
  void oneChannelIsNamedOnce() {
    assertThat(problems("{webhook: {url: env:A}, on: landed}", "webhook: {url: env:A}"))
        .containsExactly(
            "debwright.yaml:3: duplicate channel: webhook A (json) |"
                + " name it once, with all that it is told of under 'on'");
    assertThat(problems("irc"))
        .containsExactly(
            "debwright.yaml:2: expected a channel of notify, which has keys and values");
  }
}
