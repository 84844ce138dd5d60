package debwright.explain;

import debwright.plan.ReleasePlan;
import debwright.resolve.Trace;
import java.util.List;
import java.util.Optional;

/**
 * Why a plan is as it is, as far as it was asked about.
 *
 * @param plan that is explained
 * @param libraries that the topic is about, sorted by name
 * @param relations that the topic is about, in the order of the Depends
 * @param options what the topic is about of what is opened by name, those recommended first
 * @param refusal why the answer is no: what is asked about is not there, or nobody provides it
 */
public record Explanation(
    ReleasePlan plan,
    List<ExplainedLibrary> libraries,
    List<ExplainedRelation> relations,
    List<ExplainedOption> options,
    Optional<Refusal> refusal) {
  public Explanation {
    libraries = List.copyOf(libraries);
    relations = List.copyOf(relations);
    options = List.copyOf(options);
  }

  /** Explains a plan by its trace. */
  public static Explanation of(Trace trace, Topic topic) {
    return new Explainer(trace).explain(topic);
  }
}
