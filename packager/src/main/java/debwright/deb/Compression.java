package debwright.deb;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** A compression of a package's tars that every dpkg since 2011 reads. */
public enum Compression {
  XZ(".xz"),
  GZIP(".gz"),
  NONE("");

  /** Something that is written once its stream is there. */
  interface Body {
    void write(OutputStream out) throws IOException;
  }

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  /** What a tar's name ends with, such as {@code .xz}. */
  String suffix() {
    return suffix;
  }

  /** Compresses into a stream what a body writes; nothing is closed but what it opened itself. */
  void pack(OutputStream out, int threads, Body body) throws IOException {
    switch (this) {
      case XZ -> xz(out, threads, body);
      case GZIP -> gzip(out, body);
      case NONE -> body.write(out);
    }
  }

  private static void xz(OutputStream out, int threads, Body body) throws IOException {
    try (XzOutput xz = new XzOutput(out, threads)) {
      body.write(xz);
      xz.finish();
    }
  }

  private static void gzip(OutputStream out, Body body) throws IOException {
    try (GzipOutput gzip = new GzipOutput(out)) {
      body.write(gzip);
      gzip.finish();
    }
  }

  /** The stable text form, such as {@code xz}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
