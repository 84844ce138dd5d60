package debwright.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_DESCRIPTION;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_HEADER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** All commands, with what they share: help that shows an example first, and one way to fail. */
final class CommandTree {
  /**
   * The footer holds the examples: picocli has no section for them, and a reader wants them first.
   */
  private static final List<String> SECTIONS =
      List.of(
          SECTION_KEY_HEADER,
          SECTION_KEY_FOOTER_HEADING,
          SECTION_KEY_FOOTER,
          SECTION_KEY_SYNOPSIS_HEADING,
          SECTION_KEY_SYNOPSIS,
          SECTION_KEY_DESCRIPTION,
          SECTION_KEY_PARAMETER_LIST_HEADING,
          SECTION_KEY_PARAMETER_LIST,
          SECTION_KEY_OPTION_LIST_HEADING,
          SECTION_KEY_OPTION_LIST,
          SECTION_KEY_COMMAND_LIST_HEADING,
          SECTION_KEY_COMMAND_LIST,
          SECTION_KEY_EXIT_CODE_LIST_HEADING,
          SECTION_KEY_EXIT_CODE_LIST);

  private static final int WIDTH = 100;

  private static final OptionSpec HELP =
      flag("-h", "--help").usageHelp(true).description("Show this help and exit.").build();
  private static final OptionSpec VERSION =
      flag("--version").versionHelp(true).description("Show the version and exit.").build();

  private CommandTree() {}

  /**
   * What reads a command line.
   *
   * @param args the command line; of all commands only the one that it calls is made
   */
  static CommandLine of(Console console, String[] args) {
    Debwright debwright = new Debwright(console);
    CommandLine line = new CommandLine(debwright);
    Subcommands.called(args, console, debwright).forEach(line::addSubcommand);
    return of(console, debwright, line);
  }

  /** What reads the command line of one command that is a program of its own. */
  static CommandLine of(Console console, CommandLine only) {
    Debwright debwright = new Debwright(console);
    only.addMixin("program", debwright);
    return of(console, debwright, only);
  }

  private static CommandLine of(Console console, Debwright debwright, CommandLine line) {
    line.getCommandSpec().addOption(VERSION);
    return dress(line)
        .setOut(console.out())
        .setErr(console.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (wrong, parsed) -> {
              boolean debug = List.of(parsed).contains("--debug");
              return Failures.show(WrongUsage.of(wrong), console, debug);
            })
        .setExecutionExceptionHandler(
            (thrown, command, parsed) ->
                Failures.show(Failures.of(thrown), console, debwright.debug()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
  }

  private static OptionSpec.Builder flag(String... names) {
    return OptionSpec.builder(names).type(boolean.class);
  }

  private static CommandLine dress(CommandLine line) {
    line.getCommandSpec().addOption(HELP);
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage.sectionKeys(SECTIONS);
    usage.width(WIDTH);
    usage.synopsisHeading("%nUsage: ");
    usage.parameterListHeading("%n");
    usage.optionListHeading("%nOptions:%n");
    usage.commandListHeading("%nCommands:%n");
    usage.footerHeading(usage.footer().length > 1 ? "%nExamples:%n" : "%nExample:%n");
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.exitCodeList(ExitCode.meanings());
    line.getSubcommands().values().forEach(CommandTree::dress);
    return line;
  }
}
