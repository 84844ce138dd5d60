package debwright.plan;

import java.util.List;

/** A value of a JSON text that knows its line, so that a message can name it. */
sealed interface JsonValue {
  /** The line that it begins on, from 1. */
  int line();

  /** What a message says of it. */
  String shown();

  /** Text. */
  record Text(int line, String text) implements JsonValue {
    private static final int LONGEST = 60;

    @Override
    public String shown() {
      String start = text.substring(0, Math.min(text.length(), LONGEST));
      return JsonText.quoted(start.length() < text.length() ? start + "…" : start);
    }
  }

  /** A number, true, false or null, as written. */
  record Word(int line, String word) implements JsonValue {
    @Override
    public String shown() {
      return word;
    }
  }

  /** An array. */
  record Items(int line, List<JsonValue> values) implements JsonValue {
    @Override
    public String shown() {
      return "an array";
    }
  }

  /** An object, with its keys as they come, be they double or not. */
  record Fields(int line, List<Field> fields) implements JsonValue {
    @Override
    public String shown() {
      return "an object";
    }
  }

  /** A key of an object, and its value. */
  record Field(int line, String key, JsonValue value) {}
}
