package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which targets a run works on. */
class SelectionTest {

    private final Problems problems = new Problems();

    private List<String> selected(String target, String shard, String... listed) {
        return Selection.read(new Parameters().with("target", target).with("shard", shard), problems)
                .of(TargetEntries.of(listed), problems)
                .stream()
                .map(TargetEntry::id)
                .toList();
    }

    @Test
    void isAllByDefault() {
        assertThat(selected(null, null, "b", "a")).containsExactly("b", "a");
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void isWhatIsNamedInTheOrderOfTheList() {
        assertThat(selected(" c, a ,,a", null, "a", "b", "c")).containsExactly("a", "c");
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void saysWhichNamesAreUnknown() {
        selected("eu-11,nowhere", null, "eu-1", "us-1");
        assertThat(problems.all())
                .extracting(Object::toString)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("<target> names \"eu-11\", and no target has this id.")
                                .contains("Did you mean \"eu-1\"?"),
                        second -> assertThat(second)
                                .startsWith("<target> names \"nowhere\", and no target has this id.")
                                .doesNotContain("Did you mean"));
    }

    @Test
    void doesNotTakeAnIdWhereNoTargetIsListed() {
        selected("eu-1", null);
        assertThat(problems.all()).hasSize(1);
    }

    @Test
    void doesNotShareWhereNoTargetIsListed() {
        selected(null, "1/2");
        assertThat(TargetEntries.texts(problems))
                .containsExactly("<shard> is 1/2, and there are no targets to share: every machine would do the same");
    }

    @Test
    void givesEveryTargetToOneShardAndEachAboutTheSameNumber() {
        String[] all = IntStream.range(0, 103).mapToObj(i -> "t" + i).toArray(String[]::new);
        List<String> seen = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            List<String> share = selected(null, i + "/10", all);
            assertThat(share).hasSizeBetween(10, 11);
            seen.addAll(share);
        }
        assertThat(seen).containsExactlyInAnyOrder(all);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void hasNothingForAShardMoreThanThereAreTargets() {
        assertThat(selected(null, "3 / 3", "a", "b")).isEmpty();
        assertThat(problems.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "1", "1/0", "a/b", "-1/3", "1/3/5", "99999999999/99999999999"})
    void refusesWhatIsNoShard(String text) {
        assertThat(selected(null, text, "a")).containsExactly("a");
        assertThat(TargetEntries.texts(problems))
                .containsExactly("<shard> is \"" + text + "\", which is not a share of a fleet");
    }
}
