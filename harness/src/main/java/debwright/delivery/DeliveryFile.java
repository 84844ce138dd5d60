package debwright.delivery;

import debwright.gate.ProjectFile;
import debwright.gate.ProjectFileException;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.yaml.YamlFile;
import debwright.yaml.YamlMap;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a project file says of delivery: the sections {@code review}, {@code landing}, {@code
 * environments}, {@code dependents}, {@code upstreams} and {@code forge}.
 *
 * @param trunk the branch that proposals land on
 * @param backlog the folder of backlog items
 * @param ownApproval whether somebody may approve what they proposed
 * @param environments in the order of the file
 * @param dependents in the order of the file
 * @param upstreams in the order of the file
 * @param forge where the project's trunk is for the world, or empty where it is here
 * @param secret names of the variables that hold secrets, whoever's they are, sorted
 */
public record DeliveryFile(
    String trunk,
    String backlog,
    boolean ownApproval,
    LandingPlan landing,
    List<EnvironmentPlan> environments,
    List<DependentPlan> dependents,
    List<UpstreamPlan> upstreams,
    Optional<ForgePlan> forge,
    List<String> secret) {
  private static final String OURS = "DEBWRIGHT_";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

  /** How every section names the variable that has a secret. */
  private static final Pattern REFERENCE = Pattern.compile("\\benv:([A-Za-z_][A-Za-z0-9_]*)");

  private static final Pattern TIME = Pattern.compile("([0-9]{1,5}) *(s|min|h)");

  public DeliveryFile {
    environments = List.copyOf(environments);
    dependents = List.copyOf(dependents);
    upstreams = List.copyOf(upstreams);
    secret = List.copyOf(secret);
  }

  /**
   * How proposals are tried.
   *
   * @param tests the command, for {@code sh -c} in a work tree of the merge; none where empty
   * @param reports JUnit reports that the tests write, as globs from the tree's root
   * @param limit how long they may take
   * @param batch how many proposals are tried together at most
   * @param gate whether the gate judges the merge
   * @param environment names of variables that commands are given beside the usual ones; what
   *     counts is trunk's list, not that of what is tried
   */
  public record LandingPlan(
      Optional<String> tests,
      List<String> reports,
      Duration limit,
      int batch,
      boolean gate,
      List<String> environment) {
    public LandingPlan {
      reports = List.copyOf(reports);
      environment = List.copyOf(environment);
    }

    /** The same, with the variables of somebody else. */
    public LandingPlan given(List<String> variables) {
      return new LandingPlan(tests, reports, limit, batch, gate, variables);
    }
  }

  /**
   * Where revisions are deployed.
   *
   * @param deploy the command that brings a revision there
   * @param check the command that tells whether it works there
   * @param rollback the command that brings the one before back; where empty it is deployed again
   * @param afterLanding whether each landing is deployed there at once
   * @param limit how long a command may take
   * @param secrets names of variables that its commands are given and nobody else; what counts is
   *     trunk's list, whichever revision is deployed
   */
  public record EnvironmentPlan(
      String name,
      String deploy,
      Optional<String> check,
      Optional<String> rollback,
      boolean afterLanding,
      Duration limit,
      List<String> secrets) {
    public EnvironmentPlan {
      secrets = List.copyOf(secrets);
    }
  }

  /**
   * A project that uses this one.
   *
   * @param repository its address or folder
   * @param command what tests it, in a work tree of its own
   */
  public record DependentPlan(
      String name, String repository, String branch, String command, Duration limit) {}

  /**
   * What this project uses: this one's tests are run when it changes.
   *
   * @param repository its address or folder; empty for the index snapshots of a release
   * @param branch of the repository
   * @param index the release whose index snapshots are meant; empty for a repository
   */
  public record UpstreamPlan(
      String name, Optional<String> repository, String branch, Optional<String> index) {}

  /**
   * A forge that the project lives at: requests to merge there are proposals here, and what lands
   * here is pushed there.
   *
   * @param kind {@code github} or {@code gitlab}
   * @param repository its address for git
   * @param secret the name of the variable that has the webhook's secret
   * @param reviewers the accounts whose approval counts
   */
  public record ForgePlan(String kind, String repository, String secret, List<String> reviewers) {
    public ForgePlan {
      reviewers = List.copyOf(reviewers);
    }
  }

  /** The plan of an environment. */
  public Optional<EnvironmentPlan> environment(String name) {
    return environments.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * That of a revision. One without a project file has no environments.
   *
   * @throws ProjectFileException it is not as it should be
   */
  public static DeliveryFile of(Trunk trunk, Revision revision)
      throws IOException, ProjectFileException {
    String text = trunk.text(revision, ProjectFile.NAME).orElse("");
    return parse(text, ProjectFile.NAME + " of " + revision);
  }

  /**
   * Reads a text.
   *
   * @param where names the file in messages
   * @throws ProjectFileException something is missing or of another kind
   */
  public static DeliveryFile parse(String text, String where) throws ProjectFileException {
    ProjectFile.parse(text, where);
    YamlFile file = YamlFile.parse(text, where);
    YamlMap map = file.map();
    List<EnvironmentPlan> environments = environments(map);
    List<String> secret = secret(text, environments);
    DeliveryFile delivery =
        new DeliveryFile(
            map.text("trunk").orElse("main"),
            map.text("backlog").orElse("backlog"),
            map.map("review").map(DeliveryFile::own).orElse(false),
            landing(map, secret),
            environments,
            dependents(map),
            upstreams(map),
            map.map("forge").map(DeliveryFile::forge),
            secret);
    if (!file.problems().isEmpty()) {
      throw new ProjectFileException(
          file.problems().stream()
              .map(each -> new ProjectFileException.Problem(each.message(), each.hint()))
              .toList());
    }
    return delivery;
  }

  private static boolean own(YamlMap review) {
    review.expectOnly(List.of("own"));
    return yes(review, "own", false);
  }

  private static List<String> secret(String text, List<EnvironmentPlan> environments) {
    Set<String> names = new TreeSet<>();
    environments.forEach(each -> names.addAll(each.secrets()));
    REFERENCE.matcher(text).results().map(each -> each.group(1)).forEach(names::add);
    return List.copyOf(names);
  }

  private static LandingPlan landing(YamlMap map, List<String> secret) {
    Optional<YamlMap> landing = map.map("landing");
    boolean engine = map.has("engine");
    if (landing.isEmpty()) {
      return new LandingPlan(
          Optional.empty(), List.of(), Duration.ofMinutes(10), 8, engine, List.of());
    }
    YamlMap given = landing.get();
    given.expectOnly(List.of("tests", "reports", "time-limit", "batch", "gate", "environment"));
    return new LandingPlan(
        given.text("tests").filter(text -> !text.isEmpty()),
        given.texts("reports"),
        time(given, Duration.ofMinutes(10)),
        Math.max(1, given.count("batch").orElse(8)),
        yes(given, "gate", engine),
        variables(given, secret));
  }

  /** Tests are whatever a proposal says: what they can read is no secret. */
  private static List<String> variables(YamlMap landing, List<String> secret) {
    List<String> names = landing.texts("environment");
    for (String name : names) {
      if (secret.contains(name)) {
        landing.problem(
            "environment",
            "'environment': %s is a secret, and every proposal's tests could read it"
                .formatted(name),
            "give tests a variable of their own");
      }
    }
    return names;
  }

  private static List<EnvironmentPlan> environments(YamlMap map) {
    List<EnvironmentPlan> plans = new ArrayList<>();
    Optional<YamlMap> environments = map.map("environments");
    for (String name : environments.map(each -> List.copyOf(each.keys())).orElse(List.of())) {
      YamlMap given = environments.orElseThrow();
      checkName(given, name);
      given.map(name).ifPresent(each -> plans.add(environment(name, each)));
    }
    return plans;
  }

  private static EnvironmentPlan environment(String name, YamlMap given) {
    given.expectOnly(
        List.of("deploy", "check", "rollback", "after-landing", "time-limit", "secrets"));
    return new EnvironmentPlan(
        name,
        given.needed("deploy"),
        given.text("check"),
        given.text("rollback"),
        yes(given, "after-landing", false),
        time(given, Duration.ofMinutes(5)),
        secrets(given));
  }

  /** Who writes a value there by mistake does not find it again in a message. */
  private static List<String> secrets(YamlMap given) {
    List<String> names = given.texts("secrets");
    if (!names.stream().allMatch(name -> VARIABLE.matcher(name).matches())) {
      given.problem(
          "secrets",
          "'secrets': expected names of variables, found something else",
          "such as [DEPLOY_KEY]; a value is in the server's environment, never in a file");
    }
    for (String name : names) {
      if (name.startsWith(OURS)) {
        given.problem(
            "secrets", "'secrets': %s is set by debwright itself".formatted(name), "leave it out");
      }
    }
    return names;
  }

  private static List<DependentPlan> dependents(YamlMap map) {
    List<DependentPlan> plans = new ArrayList<>();
    for (YamlMap given : map.maps("dependents", "a dependent")) {
      given.expectOnly(List.of("name", "repository", "branch", "command", "time-limit"));
      String name = given.needed("name");
      checkName(given, name);
      plans.add(
          new DependentPlan(
              name,
              given.needed("repository"),
              given.text("branch").orElse("main"),
              given.needed("command"),
              time(given, Duration.ofMinutes(5))));
    }
    return plans;
  }

  private static List<UpstreamPlan> upstreams(YamlMap map) {
    List<UpstreamPlan> plans = new ArrayList<>();
    for (YamlMap given : map.maps("upstreams", "an upstream")) {
      given.expectOnly(List.of("name", "repository", "branch", "index"));
      String name = given.needed("name");
      checkName(given, name);
      if (given.has("repository") == given.has("index")) {
        given.problem("an upstream has either 'repository' or 'index'", "index names a release");
      }
      plans.add(
          new UpstreamPlan(
              name,
              given.text("repository"),
              given.text("branch").orElse("main"),
              given.text("index")));
    }
    return plans;
  }

  private static ForgePlan forge(YamlMap given) {
    given.expectOnly(List.of("kind", "repository", "secret", "reviewers"));
    String kind = given.needed("kind");
    if (!kind.isEmpty() && !List.of("github", "gitlab").contains(kind)) {
      given.problem("kind", "'kind': expected github or gitlab, found '" + kind + "'", "");
    }
    String secret = given.needed("secret");
    if (!secret.isEmpty() && !secret.matches("env:[A-Za-z_][A-Za-z0-9_]*")) {
      given.problem(
          "secret", "'secret': expected env:NAME", "a secret is in the environment, not in a file");
    }
    return new ForgePlan(
        kind,
        given.needed("repository"),
        secret.replaceFirst("env:", ""),
        given.texts("reviewers"));
  }

  private static void checkName(YamlMap map, String name) {
    if (!NAME.matcher(name).matches()) {
      map.problem(
          name,
          "expected a name of small letters, digits and -, found '" + name + "'",
          "such as staging");
    }
  }

  private static boolean yes(YamlMap map, String key, boolean otherwise) {
    Optional<String> text = map.text(key);
    if (text.isPresent() && !List.of("true", "false").contains(text.get())) {
      map.problem(key, "'%s': expected true or false, found '%s'".formatted(key, text.get()), "");
    }
    return text.map(Boolean::parseBoolean).orElse(otherwise);
  }

  private static Duration time(YamlMap map, Duration otherwise) {
    Optional<String> text = map.text("time-limit");
    if (text.isEmpty()) {
      return otherwise;
    }
    Matcher time = TIME.matcher(text.get());
    if (!time.matches() || Integer.parseInt(time.group(1)) == 0) {
      map.problem(
          "time-limit",
          "'time-limit': expected a time, found '" + text.get() + "'",
          "such as 90 s or 5 min");
      return otherwise;
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "min" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
