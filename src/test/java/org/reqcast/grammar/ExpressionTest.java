// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;

class ExpressionTest {

  @Test
  void oneExpressionServesManyThreadsAtOnce() throws Exception {
    Expression expression = Expression.of("a & $x & $string($count(list[$ > $y]))", "f:1");
    List<Future<Integer>> wrong = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        String name = "t" + thread;
        wrong.add(threads.submit(() -> wrongAnswers(expression, name)));
      }
    }
    for (Future<Integer> one : wrong) {
      assertThat(one.get()).isZero();
    }
  }

  private static int wrongAnswers(Expression expression, String name) throws ConnectorException {
    int wrong = 0;
    for (int i = 0; i < 1_000; i++) {
      Object came =
          expression.value(
              Map.of("a", name, "list", List.of(1, 2, 3, 4, 5)), Map.of("x", "v" + i, "y", i % 5));
      wrong += (name + "v" + i + (5 - i % 5)).equals(came) ? 0 : 1;
    }
    return wrong;
  }

  @Test
  void whatOneEvaluationBoundIsUnknownToTheNext() throws Exception {
    Expression expression = Expression.of("$status", "f:1");
    assertThat(expression.value(Map.of(), Map.of("status", 200))).isEqualTo(200);
    assertThat(expression.value(Map.of(), Map.of())).isNull();
  }

  @Test
  void aBrokenExpressionIsToldWithItsText() {
    assertThatThrownBy(() -> Expression.of("a & (", "f:1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a & (");
  }

  @Test
  void aFailureOnAnAnswerAsksForRepairAndNamesThePlace() {
    Expression expression = Expression.of("$number(id)", "connectors/x.yaml:7");
    assertThatThrownBy(() -> expression.value(Map.of("id", "seven"), Map.of()))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> {
              assertThat(e.remedy()).isEqualTo(Remedy.REPAIR);
              assertThat(e).hasMessageContaining("connectors/x.yaml:7").hasMessageContaining("id");
            });
  }

  @Test
  void anEndlessExpressionIsStopped() {
    Expression expression = Expression.of("($f := function($n) { $f($n) + 1 }; $f(1))", "f:1");
    assertThatThrownBy(() -> expression.value(Map.of(), Map.of()))
        .isInstanceOf(ConnectorException.class);
  }

  @Test
  void numbersAreSaidAsPeopleWriteThem() throws Exception {
    assertThat(Expression.of("id", "f:1").text(Map.of("id", 12.0), Map.of())).contains("12");
    assertThat(Expression.of("id", "f:1").text(Map.of("id", 110200300400500600L), Map.of()))
        .contains("110200300400500600");
  }

  @Test
  void oneItemIsAListOfOneAndNothingAnEmptyOne() throws Exception {
    Map<String, Object> answer = Map.of("items", List.of(Map.of("id", 1)));
    assertThat(Expression.of("items", "f:1").list(answer, Map.of())).hasSize(1);
    assertThat(Expression.of("items[id = 1]", "f:1").list(answer, Map.of())).hasSize(1);
    assertThat(Expression.of("things", "f:1").list(answer, Map.of())).isEmpty();
  }
}
