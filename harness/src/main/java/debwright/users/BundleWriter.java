package debwright.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.distil.PackedItem;
import debwright.result.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes bundles: the same bytes for the same report. */
public final class BundleWriter {
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private BundleWriter() {}

  /** Writes the file whole or not at all. */
  public static void write(Path file, Bundle bundle, JsonNode plan) throws IOException {
    Path target = file.toAbsolutePath();
    Path part =
        target.resolveSibling(
            "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part);
          ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
        entry(zip, Bundle.REPORT);
        zip.write(report(bundle, plan).getBytes(StandardCharsets.UTF_8));
        if (bundle.app().isPresent()) {
          entry(zip, Bundle.PACK);
          Files.copy(bundle.app().get().pack(), zip);
        }
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void entry(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  /**
   * The text of {@code report.json}, schema 1.
   *
   * @param plan as the engine writes it; a missing node where there is none
   */
  public static String report(Bundle bundle, JsonNode plan) {
    Complaint complaint = bundle.complaint();
    ObjectNode json = JsonText.document(1);
    json.put("app", complaint.app());
    json.put("message", complaint.message());
    if (!complaint.reporter().isEmpty()) {
      json.put("reporter", complaint.reporter());
    }
    json.put("date", complaint.date().toString());
    json.put("debwright", complaint.version());
    json.put("architecture", complaint.architecture());
    complaint.seen().forEach(each -> seen(json.withArray("seen").addObject(), each));
    complaint.expects().forEach(json.withArray("expects")::add);
    bundle.app().ifPresent(app -> item(json.putObject("item"), app));
    if (plan.isObject()) {
      json.set("plan", plan);
    }
    return JsonText.pretty(json);
  }

  private static void seen(ObjectNode json, Seen seen) {
    json.put("release", seen.release());
    json.put("outcome", seen.outcome().code());
    json.put("reason", seen.reason());
    json.put("depends", seen.depends());
  }

  private static void item(ObjectNode json, Bundle.App app) {
    PackedItem item = app.item();
    json.put("sha256", item.sha256());
    json.put("size", item.size());
    json.put("lean", app.lean());
  }
}
