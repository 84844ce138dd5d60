package debwright.notify;

import debwright.yaml.YamlMap;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what one channel is; what is wrong is noted at the map. */
final class ChannelReader {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:_-]*)");
  private static final Pattern NICK =
      Pattern.compile("[A-Za-z\\[\\]\\\\`_^{|}][A-Za-z0-9\\[\\]\\\\`_^{|}-]{0,29}");
  private static final Pattern IRC_CHANNEL = Pattern.compile("[#&+!][^\\s,:\\p{Cntrl}]{1,49}");
  private static final Pattern MAIL = Pattern.compile("[^\\s<>@,;:\"()\\p{Cntrl}]+@[A-Za-z0-9.-]+");
  private static final Pattern ANY = Pattern.compile("[^\\p{Cntrl}]*");
  private static final Pattern VARIABLE = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern OWN_MACHINE = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1");
  private static final Pattern GITHUB_NAME = Pattern.compile("[A-Za-z0-9-]+/[A-Za-z0-9._-]+");
  private static final Pattern GITLAB_NAME =
      Pattern.compile("[0-9]+|[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+");

  private final Function<String, @Nullable String> environment;

  ChannelReader(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  Channel read(String type, YamlMap map) {
    return switch (type) {
      case "irc" -> irc(map);
      case "webhook" -> webhook(map);
      case "mail" -> mail(map);
      case "status" -> status(map);
      default -> throw new IllegalArgumentException(type);
    };
  }

  private Channel irc(YamlMap map) {
    map.expectOnly(List.of("server", "port", "tls", "nick", "channel", "password"));
    boolean tls = map.flag("tls").orElse(true);
    IrcServer server =
        new IrcServer(
            needed(map, "server", HOST, "the name of a host"),
            port(map, tls ? 6697 : 6667),
            tls,
            optional(map, "nick", NICK, "a nick of up to 30 letters and digits")
                .orElse("debwright"),
            needed(map, "channel", IRC_CHANNEL, "a channel such as \"#project\", in quotes"),
            secret(map, "password"));
    return new IrcChannel(server, HostTrust.factory(null), IrcChannel.PAUSE, LIMIT);
  }

  private Channel webhook(YamlMap map) {
    map.expectOnly(List.of("url", "format", "secret"));
    WebhookFormat format = format(map);
    return new WebhookChannel(address(map, format), format, secret(map, "secret"), LIMIT);
  }

  private WebhookFormat format(YamlMap map) {
    Optional<String> name = map.text("format");
    for (WebhookFormat format : WebhookFormat.values()) {
      if (name.filter(format.toString()::equals).isPresent()) {
        return format;
      }
    }
    name.ifPresent(
        found ->
            map.problem(
                "format",
                "'format' in webhook: expected slack, matrix or json, found '" + found + "'",
                "leave it out for json"));
    return WebhookFormat.JSON;
  }

  /** Who knows the address of a chat's webhook can write there, so that it is a secret as well. */
  private WebhookChannel.Address address(YamlMap map, WebhookFormat format) {
    String url = map.needed("url");
    Optional<URI> open = WebhookChannel.webAddress(url).filter(uri -> uri.getUserInfo() == null);
    boolean mayBeOpen = format == WebhookFormat.JSON && open.isPresent();
    if (!mayBeOpen) {
      Optional<Secret> hidden = secret(map, "url");
      return new WebhookChannel.Address.Hidden(
          hidden.orElseGet(() -> new Secret("URL", environment)));
    }
    return new WebhookChannel.Address.Open(open.orElseThrow());
  }

  private Channel mail(YamlMap map) {
    map.expectOnly(List.of("server", "port", "tls", "from", "to", "user", "password"));
    boolean tls = map.flag("tls").orElse(true);
    String host = needed(map, "server", HOST, "the name of a host");
    Optional<Secret> password = secret(map, "password");
    if (password.isPresent() && !tls && !OWN_MACHINE.matcher(host).matches()) {
      map.problem(
          "password",
          "'password' in mail: would go to " + host + " for everybody on the way to read",
          "tls: true");
    }
    MailServer server =
        new MailServer(host, port(map, tls ? 587 : 25), tls, secret(map, "user"), password);
    return new MailChannel(server, needed(map, "from", MAIL, "an address"), to(map), LIMIT);
  }

  private static List<String> to(YamlMap map) {
    List<String> to = map.texts("to");
    if (to.isEmpty()) {
      map.problem("'to' is missing in mail", "such as to: [team@example.org]");
    }
    for (String address : to) {
      if (!MAIL.matcher(address).matches()) {
        map.problem("to", "'to' in mail: expected an address, found '" + address + "'", "");
      }
    }
    return to;
  }

  private Channel status(YamlMap map) {
    map.expectOnly(List.of("forge", "api", "repository", "token"));
    Optional<StatusForge> named = forge(map);
    StatusForge forge = named.orElse(StatusForge.GITHUB);
    Pattern name = forge == StatusForge.GITLAB ? GITLAB_NAME : GITHUB_NAME;
    String repository =
        needed(map, "repository", named.isPresent() ? name : ANY, "a repository as OWNER/NAME");
    Optional<Secret> token = secret(map, "token");
    if (!map.has("token")) {
      map.problem("'token' is missing in status", "such as token: env:FORGE_TOKEN");
    }
    return new StatusChannel(
        forge,
        api(map),
        repository,
        token.orElseGet(() -> new Secret("TOKEN", environment)),
        LIMIT);
  }

  private static Optional<StatusForge> forge(YamlMap map) {
    String name = map.needed("forge");
    for (StatusForge forge : StatusForge.values()) {
      if (forge.toString().equals(name)) {
        return Optional.of(forge);
      }
    }
    if (!name.isEmpty()) {
      map.problem(
          "forge", "'forge' in status: expected github or gitlab, found '" + name + "'", "");
    }
    return Optional.empty();
  }

  /** Its address as far as all forges have it, without what this version adds itself. */
  private static String api(YamlMap map) {
    String api = map.needed("api");
    if (!api.isEmpty() && WebhookChannel.webAddress(api).isEmpty()) {
      map.problem(
          "api",
          "'api' in status: expected an http address, found '" + api + "'",
          "https://api.github.com, or https://gitlab.example.org");
      return "http://localhost";
    }
    return api.replaceFirst("/+$", "").replaceFirst("/api/v4$", "");
  }

  private static int port(YamlMap map, int usual) {
    int port = map.count("port").orElse(usual);
    if (port < 1 || port > 65535) {
      map.problem("port", "'port': expected 1 to 65535, found " + port, "");
    }
    return port;
  }

  private static String needed(YamlMap map, String key, Pattern form, String expected) {
    String value = map.needed(key);
    return value.isEmpty() ? "" : optional(map, key, form, expected).orElse("");
  }

  private static Optional<String> optional(YamlMap map, String key, Pattern form, String expected) {
    Optional<String> value = map.text(key);
    if (value.isPresent() && !form.matcher(value.get()).matches()) {
      map.problem(key, "'" + key + "': expected " + expected + ", found '" + value.get() + "'", "");
      return Optional.empty();
    }
    return value;
  }

  /** The value itself is in no message: it may be a real one that was written there in error. */
  private Optional<Secret> secret(YamlMap map, String key) {
    Optional<String> value = map.text(key);
    if (value.isPresent() && !VARIABLE.matcher(value.get()).matches()) {
      map.problem(
          key,
          "'" + key + "': expected env:NAME, found something else",
          "a secret does not belong in a file: put it in an environment variable, and write "
              + key
              + ": env:"
              + suggestion(key));
      return Optional.empty();
    }
    return value.map(text -> new Secret(text.substring("env:".length()), environment));
  }

  private static String suggestion(String key) {
    return "NOTIFY_" + key.toUpperCase(Locale.ROOT);
  }
}
