package debwright.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A copy of an engine's classes that marks each line that runs by {@link Seen}. Marks come before a
 * line's stack frame, so that Java must not verify it.
 */
final class Marking {
  private final List<Line> lines = new ArrayList<>();

  private record Line(String type, int number) {}

  /** Copies class files. */
  void copy(Path classes, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".class")).sorted().toList()) {
        write(to.resolve(classes.relativize(file)), marked(Files.readAllBytes(file)));
      }
    }
    String seen = Type.getInternalName(Seen.class) + ".class";
    try (InputStream own = Seen.class.getResourceAsStream("/" + seen)) {
      write(to.resolve(seen), Objects.requireNonNull(own).readAllBytes());
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  /** A file of marks, none of them set. */
  void writeMarks(Path file) throws IOException {
    Files.write(file, new byte[lines.size()]);
  }

  /** The lines that ran. */
  Lines ran(Path marks) throws IOException {
    Lines ran = new Lines();
    byte[] bytes = Files.readAllBytes(marks);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != 0) {
        ran.add(lines.get(i).type, lines.get(i).number);
      }
    }
    return ran;
  }

  private byte[] marked(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    String type = reader.getClassName().replace('/', '.');
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String generic, String[] exceptions) {
            return marked(type, super.visitMethod(access, name, descriptor, generic, exceptions));
          }
        },
        0);
    return writer.toByteArray();
  }

  private MethodVisitor marked(String type, MethodVisitor method) {
    return new MethodVisitor(Opcodes.ASM9, method) {
      @Override
      public void visitLineNumber(int line, Label start) {
        super.visitLineNumber(line, start);
        super.visitLdcInsn(lines.size());
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, Type.getInternalName(Seen.class), "line", "(I)V", false);
        lines.add(new Line(type, line));
      }
    };
  }
}
