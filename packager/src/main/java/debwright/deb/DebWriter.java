package debwright.deb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import debwright.archive.AppTree;
import debwright.plan.PackagePlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes binary packages (deb(5)) that every dpkg in use reads, with the very tars that dpkg-deb
 * makes of the same files. The same plan, app, time and compression give the same bytes.
 */
public final class DebWriter {
  private static final byte[] FORMAT = "2.0\n".getBytes(US_ASCII);

  private final Packing packing;

  public DebWriter(Packing packing) {
    this.packing = packing;
  }

  /**
   * Writes {@code folder/plan.fileName()}, in the place of an older one; the folder is made where
   * there is none. It is there whole, or as it was.
   *
   * @param app open, with the contents of every file that the plan copies
   * @throws DebException when the plan makes no package
   * @throws IOException when the app cannot be read, or the package not be written; names the file
   */
  public Path write(PackagePlan plan, AppTree app, Path folder) throws IOException, DebException {
    PlanChecks.run(plan, app);
    Layout layout = Layout.of(plan.files(), app);
    ControlFiles control = ControlFiles.of(plan, layout);
    Files.createDirectories(folder);
    try (Unfinished file = new Unfinished(folder.resolve(plan.fileName()))) {
      ArOutput ar = new ArOutput(file, packing.seconds());
      ar.member("debian-binary", out -> out.write(FORMAT));
      tar(ar, "control.tar", out -> control.write(out, packing.seconds()));
      tar(ar, "data.tar", out -> data(layout, out));
      return file.finish();
    }
  }

  private void tar(ArOutput ar, String name, Compression.Body body) throws IOException {
    Compression compression = packing.compression();
    ar.member(name + compression.suffix(), out -> compression.pack(out, packing.threads(), body));
  }

  private void data(Layout layout, OutputStream out) throws IOException {
    TarOutput tar = new TarOutput(out, packing.seconds());
    for (Member member : layout.packed()) {
      member.write(tar);
    }
    tar.finish();
  }
}
