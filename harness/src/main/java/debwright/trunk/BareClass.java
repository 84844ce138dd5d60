package debwright.trunk;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/**
 * A class file without its source's name, line numbers and local variables (JVMS 4.7.10 to 4.7.14).
 * Names of parameters (4.7.24) stay: programs read them.
 */
final class BareClass extends ClassVisitor {
  private static final int API = Opcodes.ASM9;

  private boolean known = true;

  private BareClass(ClassWriter to) {
    super(API, to);
  }

  /**
   * The bytes without debug data, the same whatever that was. A file that is no class file, or has
   * attributes that nobody here knows and that may point anywhere, stays as it is.
   */
  static byte[] of(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    BareClass bare = new BareClass(writer);
    try {
      new ClassReader(classFile).accept(bare, 0);
    } catch (RuntimeException e) {
      // ASM says so in many ways; the bytes themselves tell two of them apart.
      return classFile;
    }
    return bare.known ? writer.toByteArray() : classFile;
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {}

  @Override
  public void visitAttribute(Attribute attribute) {
    known = false;
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    return new FieldVisitor(API, cv.visitField(access, name, descriptor, signature, value)) {
      @Override
      public void visitAttribute(Attribute attribute) {
        known = false;
      }
    };
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, @Nullable String signature) {
    return new RecordComponentVisitor(API, cv.visitRecordComponent(name, descriptor, signature)) {
      @Override
      public void visitAttribute(Attribute attribute) {
        known = false;
      }
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodVisitor(API, cv.visitMethod(access, name, descriptor, signature, exceptions)) {
      @Override
      public void visitLineNumber(int line, Label start) {}

      @Override
      public void visitLocalVariable(
          String variable,
          String type,
          @Nullable String generic,
          Label start,
          Label end,
          int index) {}

      @Override
      public void visitAttribute(Attribute attribute) {
        known = false;
      }
    };
  }
}
