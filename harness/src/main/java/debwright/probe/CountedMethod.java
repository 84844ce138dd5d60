package debwright.probe;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A method that counts when it is entered, and when it jumps back. */
final class CountedMethod extends MethodVisitor {
  private static final String TALLY = "debwright/probe/Tally";

  private final boolean question;
  private final Set<String> own;
  private final Set<Label> passed = new HashSet<>();

  /**
   * A method.
   *
   * @param question whether to call it is to ask the index
   * @param own such methods of its class, with their descriptors: a call from within is no question
   */
  CountedMethod(MethodVisitor next, boolean question, Set<String> own) {
    super(Opcodes.ASM9, next);
    this.question = question;
    this.own = own;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    count("step");
    if (question) {
      count("lookup");
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (own.contains(name + descriptor)) {
      count("ownLookup");
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  @Override
  public void visitLabel(Label label) {
    passed.add(label);
    super.visitLabel(label);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    if (passed.contains(label)) {
      count("step");
    }
    super.visitJumpInsn(opcode, label);
  }

  /** Takes nothing from the stack and leaves nothing there. */
  private void count(String what) {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, TALLY, what, "()V", false);
  }
}
