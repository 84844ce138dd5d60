package debwright.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import debwright.plan.Loading.LibraryLink;
import debwright.plan.Loading.ProgramPlan;
import debwright.plan.Loading.UndefinedSymbol;
import debwright.plan.Loading.UnmetVersion;
import debwright.plan.Loading.Unreached;
import java.io.IOException;

/** What the dynamic linker makes of an app, as fields of a release's object. */
final class LoadingJson {
  private LoadingJson() {}

  static void write(JsonGenerator out, Loading loading) throws IOException {
    PlanJson.array(out, "programs", loading.programs(), LoadingJson::program);
    PlanJson.array(out, "links", loading.links(), LoadingJson::link);
    PlanJson.array(out, "unmet", loading.unmet(), LoadingJson::unmet);
    PlanJson.array(out, "unused", loading.unused(), LoadingJson::leftOut);
    PlanJson.array(out, "leftOut", loading.leftOut(), LoadingJson::leftOut);
    PlanJson.some(out, "unreached", loading.unreached(), LoadingJson::unreached);
    PlanJson.some(out, "undefined", loading.undefined(), LoadingJson::undefined);
    PlanJson.some(out, "unportable", loading.unportable(), LoadingJson::leftOut);
  }

  private static void program(JsonGenerator out, ProgramPlan program) throws IOException {
    PlanJson.field(out, "path", program.path());
    PlanJson.texts(out, "libraryFolders", program.libraryFolders());
    if (!program.script().isEmpty()) {
      PlanJson.field(out, "script", program.script());
    }
  }

  private static void link(JsonGenerator out, LibraryLink link) throws IOException {
    PlanJson.field(out, "path", link.path());
    PlanJson.field(out, "target", link.target());
  }

  private static void unmet(JsonGenerator out, UnmetVersion unmet) throws IOException {
    PlanJson.field(out, "object", unmet.object());
    PlanJson.field(out, "library", unmet.library());
    PlanJson.field(out, "version", unmet.version());
    PlanJson.field(out, "symbol", unmet.symbol());
    PlanJson.field(out, "offered", unmet.offered());
  }

  private static void unreached(JsonGenerator out, Unreached unreached) throws IOException {
    PlanJson.field(out, "path", unreached.path());
    PlanJson.field(out, "library", unreached.library());
    PlanJson.field(out, "object", unreached.object());
    PlanJson.field(out, "instead", unreached.instead());
    PlanJson.field(out, "launcher", unreached.launcher());
    PlanJson.field(out, "searchPath", unreached.searchPath());
  }

  private static void undefined(JsonGenerator out, UndefinedSymbol undefined) throws IOException {
    PlanJson.field(out, "object", undefined.object());
    PlanJson.field(out, "library", undefined.library());
    PlanJson.field(out, "symbol", undefined.symbol());
    PlanJson.field(out, "version", undefined.version());
  }

  private static void leftOut(JsonGenerator out, LeftOut leftOut) throws IOException {
    PlanJson.field(out, "path", leftOut.path());
    PlanJson.field(out, "reason", leftOut.reason());
  }
}
