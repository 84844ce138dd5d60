package debwright.web;

import debwright.text.Visible;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * Makes pages of templates, which were compiled when Debwright was built. The templates escape what
 * they are given for where it stands; what does not show, such as marks that turn the reading
 * order, is replaced in the whole page, whoever it is from.
 */
final class Renderer {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Renderer.class.getClassLoader(), "debwright.web");

  private Renderer() {}

  static String html(Pages page) {
    StringOutput out = new StringOutput();
    ENGINE.render(page.template() + ".jte", page, out);
    return Visible.lines(out.toString());
  }
}
