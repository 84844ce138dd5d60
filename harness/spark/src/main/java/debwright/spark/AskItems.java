package debwright.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/** A Spark task: asks about the items of a partition, and answers with a line for each. */
final class AskItems extends AbstractFunction1<Iterator<ItemTask>, List<String>>
    implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String DISK = "look at its disk, and whether it reaches the driver";

  private final Briefing briefing;

  AskItems(Briefing briefing) {
    this.briefing = briefing;
  }

  @Override
  public List<String> apply(Iterator<ItemTask> items) {
    try {
      return Executor.of(briefing).ask(CollectionConverters.asJava(items));
    } catch (IOException e) {
      throw new ExecutorException(Executor.host(), String.valueOf(e.getMessage()), "", DISK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExecutorException(Executor.host(), "it was stopped", "", "");
    }
  }
}
