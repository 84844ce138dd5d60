package debwright.notify;

import debwright.gate.ProjectFileException;
import debwright.plan.Suggestion;
import debwright.yaml.YamlFile;
import debwright.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The section {@code notify} of a project file: a list of channels, and what each is told of. */
public final class NotifySection {
  private static final String KEY = "notify";
  private static final List<String> TYPES = List.of("irc", "webhook", "mail", "status");

  private NotifySection() {}

  /**
   * What such a section says.
   *
   * @param subscriptions of the entries that are as they should be
   * @param problems of the others, in the order of lines
   */
  public record Reading(
      List<Subscription> subscriptions, List<ProjectFileException.Problem> problems) {
    public Reading {
      subscriptions = List.copyOf(subscriptions);
      problems = List.copyOf(problems);
    }

    /** What is wrong, a line each, with what may help. */
    public List<String> notes() {
      return problems.stream().map(Reading::note).toList();
    }

    private static String note(ProjectFileException.Problem problem) {
      String hint = problem.hint().isEmpty() ? "" : " (" + problem.hint() + ")";
      return "not all are told: " + problem.message() + hint;
    }

    /**
     * Expects that nothing is wrong.
     *
     * @throws ProjectFileException all that is, with its lines
     */
    public List<Subscription> whole() throws ProjectFileException {
      if (!problems.isEmpty()) {
        throw new ProjectFileException(problems);
      }
      return subscriptions;
    }
  }

  /**
   * What a project file's text says; none where it has no such section. Secrets are read from the
   * environment when a notice is sent.
   *
   * @param where names the file in messages
   * @throws ProjectFileException all that is not as it should be, with its lines
   */
  public static List<Subscription> parse(String text, String where) throws ProjectFileException {
    return parse(text, where, System::getenv);
  }

  /**
   * What can be read of a project file's text: an entry that is wrong keeps nobody else from being
   * told.
   *
   * @param where names the file in messages
   */
  public static Reading read(String text, String where) {
    return read(text, where, System::getenv);
  }

  /**
   * What a project file's text says, with an environment of its own.
   *
   * @param where names the file in messages
   * @param environment what variables hold, or null
   * @throws ProjectFileException all that is not as it should be, with its lines
   */
  public static List<Subscription> parse(
      String text, String where, Function<String, @Nullable String> environment)
      throws ProjectFileException {
    return read(text, where, environment).whole();
  }

  private static Reading read(
      String text, String where, Function<String, @Nullable String> environment) {
    YamlFile file = YamlFile.parse(text, where);
    ChannelReader reader = new ChannelReader(environment);
    List<Subscription> subscriptions = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlMap map : file.map().maps(KEY, "a channel of " + KEY)) {
      subscription(map, reader, file)
          .filter(each -> isNew(each, names, map))
          .ifPresent(subscriptions::add);
    }
    return new Reading(subscriptions, ProjectFileException.of(file.problems()).problems());
  }

  private static boolean isNew(Subscription subscription, Set<String> names, YamlMap map) {
    boolean fresh = names.add(subscription.channel().name());
    if (!fresh) {
      map.problem(
          "duplicate channel: " + subscription.channel().name(),
          "name it once, with all that it is told of under 'on'");
    }
    return fresh;
  }

  private static Optional<Subscription> subscription(
      YamlMap map, ChannelReader reader, YamlFile file) {
    int before = file.problems().size();
    List<String> known = new ArrayList<>(TYPES);
    known.add("on");
    map.expectOnly(known);
    Set<String> kinds = kinds(map);
    List<String> types = TYPES.stream().filter(map::has).toList();
    if (types.size() != 1) {
      String found = types.isEmpty() ? "none" : String.join(" and ", types);
      map.problem(
          "a channel of "
              + KEY
              + ": expected one of "
              + String.join(", ", TYPES)
              + ", found "
              + found,
          "such as - mail: {server: localhost, from: a@example.org, to: [b@example.org]}");
      return Optional.empty();
    }
    Optional<Channel> channel =
        map.map(types.get(0)).map(inside -> reader.read(types.get(0), inside));
    // A channel that is wrong must not be built: its name may make no sense.
    return file.problems().size() == before
        ? channel.map(each -> new Subscription(each, kinds))
        : Optional.empty();
  }

  private static Set<String> kinds(YamlMap map) {
    List<String> kinds = map.texts("on");
    for (String kind : kinds) {
      if (!Notice.KINDS.contains(kind)) {
        map.problem("on", "'on': unknown kind of notice '" + kind + "'", meant(kind));
      }
    }
    if (kinds.isEmpty() && map.isList("on")) {
      map.problem("on", "'on': expected kinds of notices, found none", "leave it out for all");
    }
    return Set.copyOf(kinds);
  }

  private static String meant(String kind) {
    return Suggestion.nearest(kind, Notice.KINDS)
        .map(nearest -> "did you mean '" + nearest + "'?")
        .orElse("known are: " + String.join(", ", Notice.KINDS));
  }
}
