package debwright.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Follows a script's commands as a shell would (Shell Command Language, 2.9), without running any:
 * conditions that are known beforehand choose their branch; what is set under one that is not known
 * is not known either. No loop goes round.
 */
final class Shell {
  private static final int DEEPEST = 40;

  private final List<String> tokens;
  private final Commands commands;
  private final Surroundings now;
  private int at;
  private int depth;

  Shell(String script, Surroundings now, Commands commands) {
    this.tokens = Tokens.of(script);
    this.now = now;
    this.commands = commands;
  }

  void run() {
    list(Set.of(), Truth.YES);
  }

  private boolean ahead() {
    return at < tokens.size();
  }

  private boolean isNext(String token) {
    return ahead() && tokens.get(at).equals(token);
  }

  /** Commands up to one of the words that end them. */
  private Truth list(Set<String> ends, Truth runs) {
    Truth last = Truth.YES;
    Truth next = runs;
    while (ahead() && !ends.contains(tokens.get(at))) {
      String token = tokens.get(at);
      if (Tokens.isOperator(token) && !token.equals("(")) {
        next = after(token, last, runs);
        at++;
      } else {
        Truth run = commands.ended() ? Truth.NO : next;
        Truth result = command(run);
        last = run == Truth.YES ? result : run == Truth.NO ? last : Truth.UNKNOWN;
      }
    }
    return last;
  }

  private static Truth after(String operator, Truth last, Truth runs) {
    return switch (operator) {
      case "&&" -> last.within(runs);
      case "||" -> last.not().within(runs);
      case "|" -> Truth.UNKNOWN.within(runs);
      default -> runs;
    };
  }

  // What is nested deeper than anybody writes by hand is not followed.
  private Truth command(Truth runs) {
    if (++depth > DEEPEST) {
      at = tokens.size();
    }
    Truth result = ahead() ? known(runs) : Truth.UNKNOWN;
    depth--;
    return result;
  }

  private Truth known(Truth runs) {
    switch (tokens.get(at)) {
      case "!" -> {
        at++;
        return ahead() && !Tokens.isOperator(tokens.get(at)) ? command(runs).not() : Truth.UNKNOWN;
      }
      case "if" -> branches(runs);
      case "while" -> loop(runs, false);
      case "until" -> loop(runs, true);
      case "for", "select" -> forEach(runs);
      case "case" -> block(Set.of("esac"), Truth.UNKNOWN.within(runs));
      case "{" -> {
        return block(Set.of("}"), runs);
      }
      case "(" -> subshell(runs);
      default -> {
        return function() ? defined(runs) : simple(runs);
      }
    }
    return Truth.UNKNOWN;
  }

  private Truth block(Set<String> ends, Truth runs) {
    at++;
    Truth last = list(ends, runs);
    at++;
    return last;
  }

  private void branches(Truth runs) {
    Truth open = runs;
    while (isNext("if") || isNext("elif")) {
      Truth condition = block(Set.of("then"), open);
      list(Set.of("elif", "else", "fi"), condition.within(open));
      open = condition.not().within(open);
    }
    if (isNext("else")) {
      at++;
      list(Set.of("fi"), open);
    }
    at++;
  }

  // One that goes round at least once may go on for ever so long.
  private void loop(Truth runs, boolean until) {
    Truth condition = block(Set.of("do"), runs);
    Truth enters = until ? condition.not() : condition;
    Truth body = enters == Truth.NO ? Truth.NO : Truth.UNKNOWN;
    list(Set.of("done"), body.within(runs));
    at++;
  }

  private void forEach(Truth runs) {
    while (ahead() && !isNext("do")) {
      at++;
    }
    block(Set.of("done"), Truth.UNKNOWN.within(runs));
  }

  private void subshell(Truth runs) {
    Surroundings before = now.copy();
    block(Set.of(")"), runs);
    now.become(before);
  }

  private boolean function() {
    return isNext("function")
        || (at + 2 < tokens.size()
            && tokens.get(at + 1).equals("(")
            && tokens.get(at + 2).equals(")"));
  }

  // When it is called, and whether, is not followed.
  private Truth defined(Truth runs) {
    at += isNext("function") ? 2 : 1;
    while (isNext("(") || isNext(")") || isNext("\n")) {
      at++;
    }
    if (ahead()) {
      command(Truth.UNKNOWN.within(runs));
    }
    return Truth.YES;
  }

  private Truth simple(Truth runs) {
    List<String> words = new ArrayList<>();
    while (ahead() && !Tokens.isOperator(tokens.get(at))) {
      words.add(tokens.get(at++));
    }
    return runs == Truth.NO ? Truth.YES : commands.run(words, runs);
  }
}
