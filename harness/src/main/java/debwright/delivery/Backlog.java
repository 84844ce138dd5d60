package debwright.delivery;

import debwright.gate.BacklogItem;
import debwright.gate.GateException;
import debwright.ledger.DeliveryFact.Completed;
import debwright.ledger.Fact.Landed;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The backlog: its files on trunk and in proposals, and how far each item is. */
final class Backlog {
  private static final String END = ".yaml";
  private static final int KNOWN = 10_000;

  private final Trunk trunk;

  /** By commit and path: what a commit has never changes. */
  private final Map<String, Read> known = new HashMap<>();

  Backlog(Trunk trunk) {
    this.trunk = trunk;
  }

  private record Read(Optional<BacklogItem> item, String problem) {}

  /** All items, in the order of ids. */
  List<BoardItem> items(
      DeliveryFile file,
      Revision tip,
      Proposals proposals,
      State state,
      List<BoardEnvironment> environments)
      throws IOException {
    Map<String, List<Proposal>> byItem =
        proposals.all().stream()
            .filter(proposal -> !proposal.item().isEmpty())
            .collect(Collectors.groupingBy(Proposal::item));
    Set<String> onTrunk = ids(file, tip);
    Set<String> ids = new TreeSet<>(onTrunk);
    ids.addAll(byItem.keySet());
    Map<String, Recorded<Completed>> completions = new TreeMap<>();
    state.all(Completed.class).forEach(each -> completions.put(each.fact().item(), each));
    Set<String> undeployed = undeployed(environments);
    List<BoardItem> items = new ArrayList<>();
    for (String id : ids) {
      List<Proposal> own = byItem.getOrDefault(id, List.of());
      Read read = read(file, onTrunk.contains(id) ? tip.id() : head(own), id);
      Optional<Recorded<Completed>> completion = Optional.ofNullable(completions.get(id));
      items.add(
          new BoardItem(
              id,
              read.item,
              read.problem,
              stateOf(read.item, own, completion, undeployed),
              own,
              completion));
    }
    return items;
  }

  private static String head(List<Proposal> own) {
    return own.get(own.size() - 1).head();
  }

  private Set<String> ids(DeliveryFile file, Revision tip) throws IOException {
    Set<String> ids = new TreeSet<>();
    for (String name : trunk.files(tip, file.backlog())) {
      String id = name.endsWith(END) ? name.substring(0, name.length() - END.length()) : "";
      if (BacklogItem.isId(id)) {
        ids.add(id);
      }
    }
    return ids;
  }

  private Read read(DeliveryFile file, String commit, String id) throws IOException {
    String path = file.backlog() + "/" + id + END;
    String key = commit + ":" + path;
    Read before = known.get(key);
    if (before != null) {
      return before;
    }
    Read read = new Read(Optional.empty(), "there is no " + path);
    if (trunk.has(commit)) {
      Optional<String> text = trunk.text(new Revision(commit, "", java.time.Instant.EPOCH), path);
      if (text.isPresent()) {
        read = parse(id, text.get(), path);
      }
    }
    if (known.size() >= KNOWN) {
      known.clear();
    }
    known.put(key, read);
    return read;
  }

  private static Read parse(String id, String text, String path) {
    try {
      return new Read(Optional.of(BacklogItem.parse(id, text, path)), "");
    } catch (GateException e) {
      return new Read(Optional.empty(), e.explanation());
    }
  }

  /** What users do not have yet, where somebody knows what they have. */
  private static Set<String> undeployed(List<BoardEnvironment> environments) {
    Set<String> undeployed = new HashSet<>();
    environments.stream()
        .filter(each -> each.name().equals(Board.PRODUCTION) || environments.size() == 1)
        .forEach(each -> each.queue().entries().forEach(entry -> undeployed.add(entry.revision())));
    return undeployed;
  }

  private static ItemState stateOf(
      Optional<BacklogItem> item,
      Collection<Proposal> proposals,
      Optional<Recorded<Completed>> completion,
      Set<String> undeployed) {
    if (item.filter(each -> each.state().equals("dropped")).isPresent()) {
      return ItemState.DROPPED;
    }
    if (proposals.stream().anyMatch(proposal -> proposal.state().open())) {
      return ItemState.PROPOSED;
    }
    List<Proposal> landed =
        proposals.stream().filter(p -> p.state() == ProposalState.LANDED).toList();
    if (landed.isEmpty()) {
      return ItemState.OPEN;
    }
    if (landed.stream().anyMatch(p -> undeployed.contains(p.revision().orElse("")))) {
      return ItemState.LANDED;
    }
    boolean judged =
        completion.isPresent() && landed.stream().noneMatch(p -> landedAfter(p, completion.get()));
    if (!judged) {
      return ItemState.DEPLOYED;
    }
    return completion.get().fact().done() ? ItemState.DONE : ItemState.BACK_TO_WORK;
  }

  /** What is only said of it later does not make it undone. */
  private static boolean landedAfter(Proposal proposal, Recorded<Completed> completion) {
    return proposal.history().stream()
        .filter(each -> each.fact() instanceof Landed)
        .anyMatch(each -> each.event().compareTo(completion.event()) > 0);
  }
}
