package debwright.reference;

import debwright.index.Release;
import debwright.label.BuildTree;
import debwright.label.LabelException;
import debwright.label.Root;
import debwright.label.Said;
import debwright.label.Tool;
import debwright.plan.Outcome;
import debwright.resolve.DpkgRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * dpkg-shlibdeps in one root, which is its index: it knows that root's release and architecture
 * only.
 *
 * @param scratch where items are unpacked, in the root
 * @param control for items that have no control files of their own
 */
record Reference(
    Root root, Release release, String architecture, Scratch scratch, ControlFiles control) {

  Reply answer(Question question, PrintWriter log) {
    try {
      Tool tool = tool(question);
      Said said = said(ItemFile.of(question.path()), tool);
      log.print(said.complaints());
      return Reply.of(said);
    } catch (RefusedException e) {
      return Reply.refused(e.outcome(), String.valueOf(e.getMessage()));
    } catch (LabelException | IOException e) {
      return Reply.refused(Outcome.IO, String.valueOf(e.getMessage()));
    }
  }

  /** It says nothing of the tool that a root is of another release, so that is no failure. */
  private Tool tool(Question question) throws IOException, RefusedException {
    String asked = question.release() + " " + question.architecture();
    String here = release + " " + architecture;
    if (!Release.of(question.release()).equals(Optional.of(release))
        || !question.architecture().equals(architecture)) {
      throw elsewhere("asked about %s, and this root is %s".formatted(asked, here));
    }
    String rules = question.dpkg(DpkgRules.of(release).code());
    Optional<DpkgRules> known = DpkgRules.of(rules);
    Optional<Tool> tool = known.isPresent() ? root.findTool(known.get()) : Optional.empty();
    return tool.orElseThrow(
        () -> elsewhere("no dpkg-shlibdeps in this root goes by the rules of " + rules));
  }

  private static RefusedException elsewhere(String message) {
    return new RefusedException(Outcome.INDEX_MISSING, message);
  }

  private Said said(ItemFile item, Tool tool) throws IOException, LabelException, RefusedException {
    BuildTree build = BuildTree.make(root, scratch.folder(), item.name());
    try {
      item.unpack(build.files());
      control.addTo(build.files().resolve("DEBIAN"), item.name());
      return build.ask(tool);
    } finally {
      build.delete();
    }
  }
}
