package debwright.cli;

import debwright.run.Workers;

/**
 * Other workers than this machine's, as the options of a command line: picocli reads the
 * annotations of the class, which is set before it is asked.
 */
public interface WorkersOption {
  /** The workers that the options name, to be closed. */
  Workers workers();
}
