package debwright.resolve;

import debwright.plan.ReleasePlan.MissingLibrary;
import debwright.plan.ReleasePlan.ObjectPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What one pass over the objects of an app found out. */
final class Findings {
  final Pieces pieces = new Pieces();
  final List<ObjectPlan> objects = new ArrayList<>();
  final List<MissingLibrary> missing = new ArrayList<>();
  final SortedSet<String> warnings = new TreeSet<>();
}
