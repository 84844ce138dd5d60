package debwright.html;

import debwright.judgement.Judgement;

/**
 * {@code index.html}: one page that needs nothing beside it, neither files nor a network. The
 * verdict, the totals and the regressions read without JavaScript; the searchable table of all
 * items needs it.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /** The whole page. */
  public static String render(Judgement judgement) {
    View view = View.of(judgement);
    return new Page(view).html();
  }
}
