package debwright.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.plan.InstalledFile.Copied;
import debwright.plan.InstalledFile.Folder;
import debwright.plan.InstalledFile.Link;
import debwright.plan.InstalledFile.Written;
import debwright.plan.PackagePlan.Candidate;
import debwright.plan.PackagePlan.Command;
import debwright.plan.PackagePlan.Need;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackagePlanJsonTest {
  private static final String JSON =
      """
      {
        "schema": 1,
        "app": {"name": "tool.tgz", "format": "tar", "digest": "00ff"},
        "control": {
          "Package": "tool",
          "Version": "1.0",
          "Description": [
            "prints",
            "More of it."
          ]
        },
        "files": [
          {"path": "/opt/tool/tool", "mode": "4755", "from": "/bin/tool"},
          {"path": "/usr/bin/tool", "link": "/opt/tool/tool"},
          {"path": "/usr/share/doc/tool/changelog.gz", "mode": "0644", "packed": true, "text": [
            "tool",
            "",
            "  \\"quoted\\" ä"
          ]},
          {"path": "/usr/share/tool/empty", "mode": "0644", "text": []},
          {"path": "/usr/share/tool/open", "mode": "0644", "text": "no end"},
          {"path": "/var/lib/tool", "mode": "0750", "folder": true}
        ],
        "conffiles": [
          "/etc/tool.conf"
        ],
        "scripts": {
          "postinst": [
            "#!/bin/sh",
            "set -e"
          ]
        },
        "commands": [
          {"name": "tool", "program": "/opt/tool/tool", "how": "link"}
        ],
        "choice": [
          {"path": "/bin/tool", "chosen": true, "reasons": ["its name", "it is the only one"]}
        ],
        "leftOut": [
          {"path": "/bin/tool.exe", "reason": "for Windows"}
        ],
        "needs": [
          {"relation": "libc6 (>= 2.36)", "because": ["libc.so.6 in /bin/tool"]}
        ],
        "warnings": []
      }
      """;

  @Test
  void writesAFileALineAndTextsByTheirLines() {
    assertThat(PackagePlanJson.write(plan())).isEqualTo(JSON);
  }

  @Test
  void readsWhatItWrote() throws Exception {
    assertThat(PackagePlanJson.read("plan.json", JSON)).isEqualTo(plan());
  }

  private static PackagePlan plan() {
    Map<String, String> control = new LinkedHashMap<>();
    control.put("Package", "tool");
    control.put("Version", "1.0");
    control.put("Description", "prints\nMore of it.");
    return new PackagePlan(
        new PackagePlan.Source("tool.tgz", "tar", "00ff"),
        control,
        List.of(
            new Copied("/opt/tool/tool", 04755, "/bin/tool"),
            new Written("/usr/share/doc/tool/changelog.gz", 0644, "tool\n\n  \"quoted\" ä\n", true),
            new Written("/usr/share/tool/open", 0644, "no end", false),
            new Written("/usr/share/tool/empty", 0644, "", false),
            new Link("/usr/bin/tool", "/opt/tool/tool"),
            new Folder("/var/lib/tool", 0750)),
        List.of("/etc/tool.conf"),
        Map.of("postinst", "#!/bin/sh\nset -e\n"),
        List.of(new Command("tool", "/opt/tool/tool", "link")),
        List.of(new Candidate("/bin/tool", true, List.of("its name", "it is the only one"))),
        List.of(new LeftOut("/bin/tool.exe", "for Windows")),
        List.of(new Need("libc6 (>= 2.36)", List.of("libc.so.6 in /bin/tool"))),
        List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "a",
        "a\n",
        "a\nb",
        "a\n\n",
        "\r\n",
        "\t\"\\/",
        "\u202e\u200b",
        "\ud800x",
        "\ud83d\ude00\n",
        "\u0000\u007f\u0085\u2028",
        "\udb40\udc41"
      })
  void keepsAnyText(String text) throws Exception {
    PackagePlan plan = with(text);
    String json = PackagePlanJson.write(plan);
    assertThat(PackagePlanJson.read("plan.json", json)).isEqualTo(plan);
    assertThat(json).doesNotContain("\u202e", "\u200b", "\ud800x", "\u0085", "\u2028");
  }

  private static PackagePlan with(String text) {
    PackagePlan plan = plan();
    return new PackagePlan(
        new PackagePlan.Source(text, text, text),
        Map.of("Description", text),
        List.of(new Written("/x" + text, 0, text, false), new Link("/y" + text, text)),
        List.of(text),
        Map.of("postinst", text),
        List.of(new Command(text, text, text)),
        plan.choice(),
        List.of(new LeftOut(text, text)),
        plan.needs(),
        List.of(text, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"schema\": 1|\"schema\": 2|2: schema: expected 1, found 2",
        "\"schema\": 1,||1: schema: expected 1, found none",
        "\"from\"|\"form\"|13: a file: unknown key 'form', did you mean 'from'?",
        "\"conffiles\"|\"confiles\"|24: the plan: unknown key 'confiles', did you mean 'conffiles'?",
        "\"4755\"|4755|13: a file, 'mode': expected an octal mode such as \"0755\", found 4755",
        "\"4755\"|\"rwx\"|13: a file, 'mode': expected an octal mode such as \"0755\", found \"rwx\"",
        "\"4755\"|\"17777\"|13: a file, 'mode': expected an octal mode such as \"0755\", found \"17777\"",
        "\"mode\": \"4755\", ||13: a file: 'mode' is missing",
        "\"Version\": \"1.0\"|\"Version\": 1.0|6: control, 'Version': expected text or an array of lines, found 1.0",
        ", \"from\": \"/bin/tool\"||13: a file: expected one of from, text, link, folder, found none",
        "\"folder\": true|\"folder\": true, \"link\": \"x\"|22: a file: expected one of from, text, link, folder, found folder and link",
        "\"folder\": true|\"folder\": false|22: a file, 'folder': expected true, found false",
        "\"packed\": true|\"packed\": \"yes\"|15: a file, 'packed': expected true or false, found \"yes\"",
        "\"link\": \"/opt|\"mode\": \"0777\", \"link\": \"/opt|14: a file: unknown key 'mode'; known are link, path",
        "\"warnings\": []|\"warnings\": {}|45: the plan, 'warnings': expected an array, found an object",
        "\"00ff\"|\"00ff\", \"name\": \"x\"|3: app: 'name' is there twice",
        "\"conffiles\": [|\"conffiles\": [1,|24: the plan, 'conffiles': expected text, found 1",
      })
  void saysWhatIsWrongAndWhere(String there, String instead, String problem) {
    assertThat(JSON).contains(there);
    String json =
        JSON.replaceFirst(
            java.util.regex.Pattern.quote(there),
            java.util.regex.Matcher.quoteReplacement(instead == null ? "" : instead));
    assertThat(problems(json)).contains("plan.json:" + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|plan.json:1: the plan: expected an object, found nothing",
        "[]|plan.json:1: the plan: expected an object, found an array",
        "{|plan.json:1: no JSON: ",
        "{} {}|plan.json:1: no JSON: the end was expected, found more",
      })
  void refusesWhatIsNoPlan(String json, String problem) {
    assertThat(problems(json)).first().asString().startsWith(problem);
  }

  @Test
  void collectsAllProblemsInOrderOfLines() {
    String json =
        JSON.replace("\"4755\"", "8")
            .replace("\"chosen\"", "\"choosen\"")
            .replace("\"tar\"", "null");
    assertThat(problems(json))
        .containsExactly(
            "plan.json:3: app, 'format': expected text, found null",
            "plan.json:13: a file, 'mode': expected an octal mode such as \"0755\", found 8",
            "plan.json:37: a choice: unknown key 'choosen', did you mean 'chosen'?");
  }

  @Test
  void tellsNoMoreProblemsThanAPersonReads() {
    String json = JSON.replace("\"conffiles\": [", "\"conffiles\": [" + "1,\n".repeat(500));
    assertThat(problems(json)).hasSize(41).last().isEqualTo("plan.json: and 460 more");
  }

  @Test
  void damagedPlansNeverCrashTheReader() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      StringBuilder json = new StringBuilder(JSON);
      int at = random.nextInt(json.length());
      json.replace(
          at, Math.min(json.length(), at + random.nextInt(9)), random.nextBoolean() ? "" : "[");
      try {
        PackagePlanJson.read("plan.json", json.toString());
      } catch (PlanSyntaxException e) {
        assertThat(e.problems()).isNotEmpty();
      }
    }
  }

  private static List<String> problems(String json) {
    PlanSyntaxException e =
        catchThrowableOfType(
            PlanSyntaxException.class, () -> PackagePlanJson.read("plan.json", json));
    assertThat(e).as("nothing was wrong with " + json).isNotNull();
    return e.problems();
  }
}
