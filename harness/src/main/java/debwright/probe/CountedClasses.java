package debwright.probe;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes the engine's classes count their steps, and an index its look-ups. */
final class CountedClasses implements ClassFileTransformer {
  /**
   * Known to every engine since the first one; each public method with a parameter is a question,
   * but not where the index puts it to itself.
   */
  private static final String INDEX = "debwright/index/ArchiveIndex";

  /** The probe, and what Java makes while it runs to call others by reflection. */
  private static final Pattern NOT_ENGINE =
      Pattern.compile("debwright/probe/|org/objectweb/asm/|(java|jdk|sun)/");

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (name == null || !isEngine(loader) || NOT_ENGINE.matcher(name).lookingAt()) {
      return null;
    }
    ClassReader reader = new ClassReader(bytes);
    Set<String> questions = name.equals(INDEX) ? questions(reader) : Set.of();
    if (!questions.isEmpty()) {
      Tally.knowLookups();
    }
    ClassWriter counted = new ClassWriter(reader, 0);
    reader.accept(new Counted(counted, questions), 0);
    return counted.toByteArray();
  }

  private static boolean isEngine(@Nullable ClassLoader loader) {
    return loader != null && loader != ClassLoader.getPlatformClassLoader();
  }

  /** The methods, with their descriptors, that are a question each. */
  private static Set<String> questions(ClassReader reader) {
    Set<String> found = new HashSet<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            boolean open =
                (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC)) == Opcodes.ACC_PUBLIC;
            if (open && !name.startsWith("<") && Type.getArgumentTypes(descriptor).length > 0) {
              found.add(name + descriptor);
            }
            return null;
          }
        },
        ClassReader.SKIP_CODE);
    return found;
  }

  /** One class. */
  private static final class Counted extends ClassVisitor {
    private final Set<String> questions;

    Counted(ClassVisitor next, Set<String> questions) {
      super(Opcodes.ASM9, next);
      this.questions = questions;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new CountedMethod(next, questions.contains(name + descriptor), questions);
    }
  }
}
