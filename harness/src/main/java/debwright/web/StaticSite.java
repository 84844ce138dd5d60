package debwright.web;

import debwright.gate.ProjectFileException;
import debwright.ledger.LedgerException;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the pages as files that lead to each other, to be looked at without a server. */
public final class StaticSite {
  private static final List<String> FIRST =
      List.of(
          "/",
          "/revisions",
          "/proposals",
          "/backlog",
          "/deploys",
          "/stages",
          "/tests",
          "/trend",
          "/hints",
          "/comparison",
          "/audit");
  private static final List<String> FILES = List.of("site.css", "icon.svg");
  private static final Pattern PAGE = Pattern.compile("(/[^?]*)\\?page=([0-9]{1,6})");
  private static final int MOST = 50_000;

  private final Site site;
  private final Path folder;
  private final Set<String> todo = new LinkedHashSet<>(FIRST);

  private StaticSite(WebContext context, Path folder) {
    this.site = new Site(context);
    this.folder = folder;
  }

  /**
   * Writes all pages that lead to each other.
   *
   * @param folder is made if need be; what is in it and has another name is left alone
   * @return how many pages there are
   */
  public static int write(WebContext context, Path folder)
      throws IOException, TrunkException, ProjectFileException, LedgerException {
    return new StaticSite(context, folder).write();
  }

  private int write() throws IOException, TrunkException, ProjectFileException, LedgerException {
    for (String name : FILES) {
      StaticFile file = StaticFile.find(name).orElseThrow();
      put(folder.resolve("static").resolve(name), file.bytes());
    }
    List<String> next = new ArrayList<>(todo);
    int written = 0;
    while (!next.isEmpty() && written < MOST) {
      List<String> found = new ArrayList<>();
      for (String path : next) {
        written += write(path, found) ? 1 : 0;
      }
      next = found;
    }
    return written;
  }

  private boolean write(String path, List<String> found)
      throws IOException, TrunkException, ProjectFileException, LedgerException {
    Matcher paged = PAGE.matcher(path);
    String plain = paged.matches() ? paged.group(1) : path;
    int number = paged.matches() ? Integer.parseInt(paged.group(2)) : 1;
    List<String> parts = new ArrayList<>();
    for (String part : List.of(plain.substring(1).split("/", -1))) {
      if (!part.isEmpty()) {
        parts.add(java.net.URLDecoder.decode(part, StandardCharsets.UTF_8));
      }
    }
    Links links = new Links.Written(path, page -> note(page, found));
    Optional<Pages> page = site.page(new Site.Wish(parts, number, links, Optional.empty()));
    if (page.isEmpty()) {
      return false;
    }
    String html = Renderer.html(page.get());
    put(folder.resolve(Links.Written.place(path)), html.getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private void note(String path, List<String> found) {
    String page = path.replaceFirst("#.*", "");
    if (todo.add(page)) {
      found.add(page);
    }
  }

  private static void put(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.write(part, bytes);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
