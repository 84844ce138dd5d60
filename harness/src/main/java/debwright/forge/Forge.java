package debwright.forge;

import debwright.forge.ForgeHook.Headers;

/** How one forge signs and says things. */
sealed interface Forge permits GithubForge, GitlabForge {
  void check(Headers headers, byte[] body) throws ForgeException;

  String id(Headers headers) throws ForgeException;

  String repository(Payload payload) throws ForgeException;

  ForgeEvent event(Headers headers, Payload payload) throws ForgeException;
}
