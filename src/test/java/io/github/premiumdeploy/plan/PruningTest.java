package io.github.premiumdeploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.plan.PruneList.Candidate;
import io.github.premiumdeploy.plan.PruneList.Confirmation;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problem;
import io.github.premiumdeploy.target.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PruningTest {

    private final Problems problems = new Problems();

    private Pruning read(String... parameters) {
        Parameters all = new Parameters();
        for (int i = 0; i < parameters.length; i += 2) {
            all.with(parameters[i], parameters[i + 1]);
        }
        return Pruning.read(all, problems);
    }

    private static PruneList list(String organization, Candidate... candidates) {
        return new PruneList(organization, List.of(candidates), Confirmation.NOT_GIVEN, 10, Optional.empty());
    }

    private static Candidate candidate(String kind, String name, String id) {
        return new Candidate(kind, name, id, false, Map.of());
    }

    @Test
    void isOffAndLetsTenGoUnlessTheUserSaysMore() {
        assertThat(read().isEnabled()).isFalse();
        assertThat(read().limit()).isEqualTo(10);
        Pruning told = read("prune", "true", "pruneConfirm", "0123456789ab", "pruneLimit", "0");
        assertThat(told.isEnabled()).isTrue();
        assertThat(told.limit()).isZero();
        assertThat(told.compare("0123456789ab")).isEqualTo(Confirmation.EQUAL);
        assertThat(told.compare("0123456789ac")).isEqualTo(Confirmation.DIFFERENT);
        assertThat(read("prune", "true").compare("0123456789ab")).isEqualTo(Confirmation.NOT_GIVEN);
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pruneConfirm,yes,'<pruneConfirm> is \"yes\", which is not the digest of a list'",
        "pruneConfirm,0123456789ab0,'<pruneConfirm> is \"0123456789ab0\", which is not the digest of a list'",
        "pruneLimit,-1,'<pruneLimit> is \"-1\", which is not a number from 0 on'",
        "pruneLimit,all,'<pruneLimit> is \"all\", which is not a number from 0 on'",
        "pruneInclude,'ACME_2_*, *','<pruneInclude> has \"*\", which names everything'",
        "pruneInclude,role:*,'<pruneInclude> has \"role:*\", which names everything'"
    })
    void refusesWhatSaysNothing(String parameter, String value, String problem) {
        read("prune", "true", parameter, value);
        assertThat(problems.all()).extracting(Problem::what).containsExactly(problem);
    }

    @Test
    void refusesAConfirmationOfNothing() {
        read("pruneConfirm", "0123456789ab");
        assertThat(problems.all())
                .extracting(Problem::what)
                .containsExactly("<pruneConfirm> is given, and nothing is pruned without <prune>");
    }

    @ParameterizedTest
    @CsvSource({
        "role,ACME_2_Agent,true",
        "group,ACME_2_Agent,false",
        "group,ACME_One,true",
        "role,ACME_One,true",
        "role,ACME_OneMore,false",
        "group,A:B.C,true",
        "group,A:BxC,false"
    })
    void includesExactlyWhatIsNamed(String kind, String name, boolean isIncluded) {
        assertThat(read("pruneInclude", "role:ACME_2_*, ACME_One ,A:B.C").includes(kind, name))
                .isEqualTo(isIncluded);
    }

    @Test
    void theDigestStandsForExactlyOneListOfOneOrganization() {
        Candidate a = candidate("role", "ACME_A", "1");
        Candidate b = candidate("group", "ACME_B", "2");
        String digest = list("o1", a, b).digest();
        assertThat(digest).matches("[0-9a-f]{12}");
        assertThat(list("o1", b, a).digest())
                .as("in whichever order they are listed")
                .isEqualTo(digest);
        assertThat(List.of(
                        list("o2", a, b),
                        list("o1", a),
                        list("o1", a, b, candidate("role", "ACME_A", "3")),
                        list("o1", a, candidate("group", "ACME_B", "3")),
                        list("o1", a, candidate("group", "ACME_B2", "")),
                        list("o1", a, candidate("role", "ACME_B", "2"))))
                .extracting(PruneList::digest)
                .doesNotContain(digest)
                .doesNotHaveDuplicates();
    }

    @Test
    void nothingGoesWhereAnotherListWasConfirmed() {
        Candidate own = new Candidate("role", "ACME_A", "1", true, Map.of());
        Candidate other = candidate("group", "ACME_B", "2");
        assertThat(list("o", own, other).going()).containsExactly(own);
        assertThat(new PruneList("o", List.of(own, other), Confirmation.EQUAL, 10, Optional.empty()).going())
                .containsExactly(other, own);
        assertThat(new PruneList("o", List.of(own, other), Confirmation.DIFFERENT, 10, Optional.empty()).going())
                .isEmpty();
    }
}
