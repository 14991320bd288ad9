// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder that verbs are run for, as a person would run them. */
record Home(Path folder) {

  /** What a verb answered. */
  record Answer(int code, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  Answer run(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.add("--home");
    line.add(folder.toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, 200);
    int code = Main.run(terminal, line.toArray(String[]::new));
    terminal.flush();
    return new Answer(code, out.toString(), err.toString());
  }

  Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
