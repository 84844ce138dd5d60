package debwright.cli;

import debwright.plan.PackagePlan;
import debwright.plan.PackagePlanJson;
import debwright.plan.PlanSyntaxException;
import debwright.result.AtomicFile;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plans of packages as files that people review and edit. */
final class PlanFiles {
  private static final String ENDING = ".plan.json";

  private PlanFiles() {}

  static PackagePlan read(Path file) throws Failure, IOException {
    try {
      return PackagePlanJson.read(file.toString(), Files.readString(file));
    } catch (PlanSyntaxException e) {
      throw Failure.input(Failures.said(e), "debwright package APP --plan-only writes a whole one");
    } catch (MalformedInputException e) {
      throw Failure.input(file + ": expected a plan in UTF-8, found other bytes", "");
    }
  }

  /** Writes a plan into a folder, in one step, and gives its path. */
  static Path write(PackagePlan plan, Path folder) throws IOException {
    Path file = folder.resolve(plan.fileName().replaceFirst("\\.deb$", ENDING));
    AtomicFile.write(file, PackagePlanJson.write(plan));
    return file;
  }
}
