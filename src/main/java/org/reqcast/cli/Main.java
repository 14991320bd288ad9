// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.reqcast.app.App;
import org.reqcast.app.Folders;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: what every verb shares. */
@Command(
    name = "reqcast",
    description = "Advertises healthcare-IT openings and finds the people who can fill them.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      ServeVerb.class,
      DemoVerb.class,
      OpeningsVerb.class,
      ConnectorsVerb.class,
      SchedulesVerb.class,
      CampaignsVerb.class,
      TasksVerb.class,
      RunVerb.class,
      SearchVerb.class,
      RebuildVerb.class,
      DoctorVerb.class
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 something failed, 2 wrong words on the command line, 65 a mistake in a"
          + " file.",
      "Start with: reqcast demo"
    },
    versionProvider = Main.Version.class)
public final class Main {
  static final int FAILED = 1;
  static final int BAD_FILE = 65;

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      scope = ScopeType.INHERIT,
      description =
          "Folder with reqcast.yaml, schedules/ and data/; what it lacks of connectors/ and index/"
              + " is taken from the program's own folder. Default: the program's folder.")
  @org.jspecify.annotations.Nullable
  Path home;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Answer in JSON, for programs.")
  boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Say how to use it.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Say which version this is.")
  boolean version;

  final Terminal terminal;

  private Main(Terminal terminal) {
    this.terminal = terminal;
  }

  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Terminal terminal = Terminal.system();
    int code = run(terminal, arguments);
    terminal.flush();
    System.exit(code);
  }

  /** Runs one verb and returns its exit code. */
  static int run(Terminal terminal, String... arguments) {
    CommandLine line = new CommandLine(new Main(terminal));
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()));
    line.setUsageHelpAutoWidth(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((exception, command, parsed) -> explain(terminal, exception));
    return line.execute(arguments);
  }

  private static int explain(Terminal terminal, Exception exception) {
    if (exception instanceof Trouble trouble) {
      terminal.err().println("reqcast: " + trouble.getMessage());
      return trouble.code();
    }
    if (exception instanceof IllegalStateException
        || exception instanceof IllegalArgumentException) {
      // What the house itself refuses, it refuses in a sentence for people.
      LoggerFactory.getLogger(Main.class).debug("refused", exception);
      terminal.err().println("reqcast: " + exception.getMessage());
      return FAILED;
    }
    LoggerFactory.getLogger(Main.class).debug("unexpected", exception);
    terminal.err().println("reqcast: this should not have happened: " + exception);
    StringWriter trace = new StringWriter();
    exception.printStackTrace(new PrintWriter(trace));
    trace.toString().lines().skip(1).limit(6).forEach(terminal.err()::println);
    return FAILED;
  }

  /** Where everything lies. */
  Folders folders() {
    Path root = Path.of(System.getProperty("reqcast.root", "."));
    return Folders.of(root, home == null ? root : home);
  }

  /** Everything, built as far as a verb asks for it. */
  App open() {
    App app = App.open(folders());
    if (!app.settingsProblems().isEmpty()) {
      app.settingsProblems().forEach(problem -> terminal.err().println(problem));
      app.close();
      throw new Trouble(BAD_FILE, "the settings have mistakes, see above");
    }
    return app;
  }

  void println(String line) {
    terminal.out().println(line);
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "reqcast " + (version == null ? "(unpackaged)" : version),
        "Java " + Runtime.version() + ", " + StandardCharsets.UTF_8
      };
    }
  }
}
