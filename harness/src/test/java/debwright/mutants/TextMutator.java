package debwright.mutants;

import org.pitest.mutationtest.engine.MutationIdentifier;
import org.pitest.mutationtest.engine.gregor.MethodInfo;
import org.pitest.mutationtest.engine.gregor.MethodMutatorFactory;
import org.pitest.mutationtest.engine.gregor.MutationContext;
import org.pitest.reloc.asm.MethodVisitor;
import org.pitest.reloc.asm.Opcodes;

/** Cuts the last character off a text, of which PIT has no mutator: words of formats are texts. */
final class TextMutator implements MethodMutatorFactory {
  @Override
  public MethodVisitor create(MutationContext context, MethodInfo method, MethodVisitor visitor) {
    return new MethodVisitor(Opcodes.ASM9, visitor) {
      @Override
      public void visitLdcInsn(Object value) {
        super.visitLdcInsn(value instanceof String text ? changed(text, context) : value);
      }
    };
  }

  private String changed(String text, MutationContext context) {
    if (text.isEmpty()) {
      return text;
    }
    MutationIdentifier id = context.registerMutation(this, "cut the last character off a text");
    return context.shouldMutate(id) ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public String getGloballyUniqueId() {
    return TextMutator.class.getName();
  }

  @Override
  public String getName() {
    return "TEXT";
  }
}
