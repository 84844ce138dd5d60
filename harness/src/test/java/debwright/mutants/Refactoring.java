package debwright.mutants;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Rules that change how a source file reads, and not what it does. */
enum Refactoring {
  ADD_COMMENT {
    @Override
    List<Proposal> in(SourceFile file) {
      return methods(file).stream()
          .map(
              each ->
                  insert(
                      file, each, "// What follows is as it was.\n  // Only its lines move.\n  "))
          .toList();
    }
  },
  ADD_JAVADOC {
    @Override
    List<Proposal> in(SourceFile file) {
      return methods(file).stream()
          .filter(each -> isPrivate(each.getModifiers().getFlags()))
          .map(each -> insert(file, each, "/** Does what its name says. */\n  "))
          .toList();
    }
  },
  REFORMAT {
    @Override
    List<Proposal> in(SourceFile file) {
      String wide = file.text().replace("\n  ", "\n      ").replace(";\n", ";\n\n");
      return List.of(new Proposal(1, "indent by six, and a blank line after each statement", wide));
    }
  },
  REVERSE_IMPORTS {
    @Override
    List<Proposal> in(SourceFile file) {
      List<String> imports =
          file.unit().getImports().stream().map(file::text).collect(Collectors.toList());
      if (imports.size() < 2) {
        return List.of();
      }
      Tree first = file.unit().getImports().get(0);
      Tree last = file.unit().getImports().get(imports.size() - 1);
      Collections.reverse(imports);
      SourceFile.Edit edit =
          new SourceFile.Edit(file.start(first), file.end(last), String.join("\n", imports));
      return List.of(
          new Proposal(
              file.line(file.start(first)), "imports in reverse", file.with(List.of(edit))));
    }
  },
  RENAME_METHOD {
    @Override
    List<Proposal> in(SourceFile file) {
      return renamed(
          file,
          element -> element.getKind() == ElementKind.METHOD && isPrivate(element.getModifiers()));
    }
  },
  RENAME_FIELD {
    @Override
    List<Proposal> in(SourceFile file) {
      return renamed(
          file,
          element ->
              element.getKind() == ElementKind.FIELD
                  && isPrivate(element.getModifiers())
                  && element.getEnclosingElement().getKind() != ElementKind.RECORD);
    }
  },
  RENAME_LOCAL {
    @Override
    List<Proposal> in(SourceFile file) {
      return renamed(file, element -> element.getKind() == ElementKind.LOCAL_VARIABLE);
    }
  },
  FINAL_LOCAL {
    @Override
    List<Proposal> in(SourceFile file) {
      List<Proposal> found = new ArrayList<>();
      each(
          file,
          path -> {
            if (path.getLeaf() instanceof VariableTree variable
                && path.getParentPath().getLeaf() instanceof BlockTree
                && variable.getModifiers().getFlags().isEmpty()
                && variable.getInitializer() != null) {
              found.add(insert(file, variable, "final "));
            }
          });
      return found;
    }
  },
  SWAP_METHODS {
    @Override
    List<Proposal> in(SourceFile file) {
      List<MethodTree> own =
          methods(file).stream().filter(each -> isPrivate(each.getModifiers().getFlags())).toList();
      List<Proposal> found = new ArrayList<>();
      for (int i = 1; i < own.size(); i++) {
        MethodTree one = own.get(i - 1);
        MethodTree other = own.get(i);
        if (file.end(one) < file.start(other)) {
          List<SourceFile.Edit> edits =
              List.of(
                  new SourceFile.Edit(file.start(one), file.end(one), file.text(other)),
                  new SourceFile.Edit(file.start(other), file.end(other), file.text(one)));
          String what = "swap %s and %s".formatted(one.getName(), other.getName());
          found.add(new Proposal(file.line(file.start(one)), what, file.with(edits)));
        }
      }
      return found;
    }
  },
  ADD_UNUSED_METHOD {
    @Override
    List<Proposal> in(SourceFile file) {
      int end = file.text().lastIndexOf('}');
      SourceFile.Edit edit =
          new SourceFile.Edit(
              end, end, "\n  private static int calledByNobody(int a) {\n    return a + 1;\n  }\n");
      return List.of(
          new Proposal(
              file.line(end), "add a private method that nobody calls", file.with(List.of(edit))));
    }
  },
  EXTRACT_VARIABLE {
    @Override
    List<Proposal> in(SourceFile file) {
      List<Proposal> found = new ArrayList<>();
      each(
          file,
          path -> {
            if (path.getLeaf() instanceof ReturnTree given
                && given.getExpression() != null
                && path.getParentPath().getParentPath().getLeaf() instanceof MethodTree method
                && method.getReturnType() != null) {
              String text =
                  "%s givenBack = %s;\n    return givenBack;"
                      .formatted(
                          file.text(method.getReturnType()), file.text(given.getExpression()));
              found.add(replace(file, given, "a variable for what is returned", text));
            }
          });
      return found;
    }
  },
  EXTRACT_METHOD {
    @Override
    List<Proposal> in(SourceFile file) {
      return methods(file).stream()
          .filter(each -> each.getTypeParameters().isEmpty())
          .filter(each -> !each.getModifiers().getFlags().contains(Modifier.DEFAULT))
          .map(each -> extracted(file, each))
          .toList();
    }
  },
  PARENTHESES {
    @Override
    List<Proposal> in(SourceFile file) {
      List<Proposal> found = new ArrayList<>();
      each(
          file,
          path -> {
            if (path.getLeaf() instanceof ReturnTree given && given.getExpression() != null) {
              String text = "return (" + file.text(given.getExpression()) + ");";
              found.add(replace(file, given, "parentheses around what is returned", text));
            }
          });
      return found;
    }
  };

  /**
   * One way to apply a rule.
   *
   * @param line where
   * @param what for people
   * @param text the whole file afterwards
   */
  record Proposal(int line, String what, String text) {}

  /** All ways to apply it to a file, in the order of the file. Not all need compile. */
  abstract List<Proposal> in(SourceFile file);

  String rule() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private interface Visitor {
    void at(TreePath path);
  }

  private static void each(SourceFile file, Visitor visitor) {
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
        if (tree != null) {
          visitor.at(
              getCurrentPath() == null
                  ? new TreePath(file.unit())
                  : new TreePath(getCurrentPath(), tree));
        }
        return super.scan(tree, null);
      }
    }.scan(file.unit(), null);
  }

  /** Methods with bodies that stand in the text, of classes at the top. */
  private static List<MethodTree> methods(SourceFile file) {
    List<MethodTree> found = new ArrayList<>();
    for (Tree type : file.unit().getTypeDecls()) {
      if (type instanceof ClassTree declared) {
        for (Tree member : declared.getMembers()) {
          if (member instanceof MethodTree method
              && method.getBody() != null
              && method.getReturnType() != null
              && file.start(method) >= 0) {
            found.add(method);
          }
        }
      }
    }
    return found;
  }

  private static boolean isPrivate(Set<Modifier> modifiers) {
    return modifiers.contains(Modifier.PRIVATE);
  }

  private static Proposal insert(SourceFile file, Tree before, String text) {
    int at = file.start(before);
    String what = "insert \"%s\"".formatted(text.strip().lines().findFirst().orElse(""));
    return new Proposal(file.line(at), what, file.with(List.of(new SourceFile.Edit(at, at, text))));
  }

  private static Proposal replace(SourceFile file, Tree tree, String what, String text) {
    SourceFile.Edit edit = new SourceFile.Edit(file.start(tree), file.end(tree), text);
    return new Proposal(file.line(edit.start()), what, file.with(List.of(edit)));
  }

  private static Proposal extracted(SourceFile file, MethodTree method) {
    String name = method.getName() + "AsItWas";
    String arguments =
        method.getParameters().stream()
            .map(each -> each.getName().toString())
            .collect(Collectors.joining(", "));
    String type = file.text(method.getReturnType());
    String call = (type.equals("void") ? "" : "return ") + name + "(" + arguments + ");";
    String parameters =
        method.getParameters().stream().map(file::text).collect(Collectors.joining(", "));
    String exceptions =
        method.getThrows().isEmpty()
            ? ""
            : " throws "
                + method.getThrows().stream().map(file::text).collect(Collectors.joining(", "));
    String kept =
        method.getModifiers().getFlags().contains(Modifier.STATIC) ? "private static " : "private ";
    String text =
        "{\n    %s\n  }\n\n  %s%s %s(%s)%s %s"
            .formatted(call, kept, type, name, parameters, exceptions, file.text(method.getBody()));
    return replace(file, method.getBody(), "extract the body of " + method.getName(), text);
  }

  private static List<Proposal> renamed(
      SourceFile file, java.util.function.Predicate<Element> chosen) {
    List<Element> elements = new ArrayList<>();
    each(
        file,
        path -> {
          Element element = file.trees().getElement(path);
          boolean declares =
              path.getLeaf() instanceof MethodTree || path.getLeaf() instanceof VariableTree;
          if (declares
              && element != null
              && chosen.test(element)
              && file.start(path.getLeaf()) >= 0) {
            elements.add(element);
          }
        });
    return elements.stream().map(element -> renamed(file, element)).toList();
  }

  private static Proposal renamed(SourceFile file, Element element) {
    String from = element.getSimpleName().toString();
    boolean constant = from.equals(from.toUpperCase(Locale.ROOT));
    String to = from + (constant ? "_RENAMED" : "Renamed");
    List<SourceFile.Edit> edits = new ArrayList<>();
    each(
        file,
        path -> {
          if (element.equals(file.trees().getElement(path))) {
            int at = name(file, path.getLeaf(), from);
            if (at >= 0) {
              edits.add(new SourceFile.Edit(at, at + from.length(), to));
            }
          }
        });
    int line = edits.isEmpty() ? 1 : file.line(edits.get(0).start());
    List<SourceFile.Edit> once = edits.stream().distinct().toList();
    return new Proposal(line, "rename %s to %s".formatted(from, to), file.with(once));
  }

  /** Where a name stands in a tree that declares or uses it; -1 for a tree of another kind. */
  private static int name(SourceFile file, Tree tree, String name) {
    if (tree instanceof IdentifierTree) {
      return file.start(tree);
    }
    if (tree instanceof MemberSelectTree || tree instanceof MemberReferenceTree) {
      return file.end(tree) - name.length();
    }
    if (tree instanceof MethodTree method && method.getReturnType() != null) {
      return find(file, file.end(method.getReturnType()), name);
    }
    if (tree instanceof VariableTree variable) {
      int type = variable.getType() == null ? -1 : file.end(variable.getType());
      return find(file, type >= 0 ? type : file.start(variable), name);
    }
    return -1;
  }

  private static int find(SourceFile file, int from, String name) {
    Matcher found = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(file.text());
    return found.find(from) ? found.start() : -1;
  }
}
