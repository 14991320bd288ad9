// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.List;
import org.reqcast.connector.Preview;
import org.reqcast.posting.Difference;
import org.reqcast.posting.PartDifference;
import org.reqcast.posting.Task;

/** One task as a person reads it in a terminal. */
record TaskSheet(Main main, Task task) {

  void print() {
    main.println(
        main.terminal.styled("bold", task.what().words() + ": " + task.title())
            + ", "
            + task.place()
            + ", on "
            + task.row().account());
    main.println(task.row().reason());
    if (task.row().remoteLink() != null) {
      main.println("It stands at " + task.row().remoteLink());
    }
    task.board().ifPresent(sheet -> main.println("Where: " + sheet.where()));
    List<String> steps = task.steps();
    for (int i = 0; i < steps.size(); i++) {
      main.println("  " + (i + 1) + ". " + steps.get(i));
    }
    switch (task.what()) {
      case PLACE, RENEW -> task.fields().forEach(this::field);
      case CHANGE -> changes();
      case TAKE_DOWN, TELL -> {}
    }
    main.println("");
    main.println("When it is done: " + words());
    main.println("If it cannot be: reqcast tasks cannot " + task.row().id() + " \"WHY\"");
  }

  private void field(Preview.Part part) {
    if (part.body().isBlank()) {
      return;
    }
    main.println("");
    main.println(main.terminal.styled("bold", part.headline()));
    part.body().lines().forEach(main::println);
  }

  private void changes() {
    if (task.stands().isEmpty()) {
      main.println("What stands there now is not known exactly; this is how it should read.");
      task.fields().forEach(this::field);
      return;
    }
    for (PartDifference part : task.differences()) {
      if (part.changed()) {
        field(new Preview.Part(part.headline(), part.after()));
        main.println("  the difference:");
        Difference.unified(part.before(), part.after()).stream()
            .skip(2)
            .forEach(line -> main.println("  " + line));
      }
    }
    main.println("");
    main.println(
        "All other fields stay: "
            + String.join(
                ", ",
                task.differences().stream()
                    .filter(part -> !part.changed() && !part.after().isBlank())
                    .map(PartDifference::headline)
                    .toList()));
  }

  private String words() {
    String id = task.row().id();
    String text = task.earlier().isEmpty() ? "" : " --text " + task.text();
    return switch (task.what()) {
      case PLACE -> "reqcast tasks placed %s ADDRESS%s".formatted(id, text);
      case CHANGE, RENEW -> "reqcast tasks changed %s%s".formatted(id, text);
      case TAKE_DOWN -> "reqcast tasks taken-down " + id;
      case TELL ->
          "reqcast tasks taken-down %s, or where it was placed: reqcast tasks placed %s ADDRESS"
              .formatted(id, id);
    };
  }
}
