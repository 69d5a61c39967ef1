package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.ActionTemplates;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Parallel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What an organization has, as far as a plan needs it: every list and every answer is read once. */
public final class Inventory {

    /** Where lists and answers come from. */
    interface Source {

        /** Starts to read a list. */
        Supplier<Fetched<List<JsonNode>>> read(Listing listing);

        /** Starts to ask a question. */
        Supplier<Fetched<JsonNode>> ask(Question question);

        /** Starts to read a text into the answer that lacks it. */
        Supplier<Fetched<JsonNode>> read(ActionTemplates.Missing text);
    }

    private final Source source;
    private final Map<Listing, Fetched<List<JsonNode>>> lists = new LinkedHashMap<>();
    private final Map<Question, Fetched<JsonNode>> answers = new LinkedHashMap<>();

    /**
     * Nothing read yet.
     *
     * @param prefix what the names begin with that lists are read for
     */
    public Inventory(GenesysClient client, Parallel parallel, String prefix) {
        this(new Source() {
            @Override
            public Supplier<Fetched<List<JsonNode>>> read(Listing listing) {
                return parallel.start(() -> listing.reader().read(client, prefix));
            }

            @Override
            public Supplier<Fetched<JsonNode>> ask(Question question) {
                return parallel.start(
                        () -> client.call(question.operation(), question.path(), question.query(), Optional.empty())
                                .body());
            }

            @Override
            public Supplier<Fetched<JsonNode>> read(ActionTemplates.Missing text) {
                return parallel.start(() -> text.read(client));
            }
        });
    }

    /** Nothing read yet of a source. */
    Inventory(Source source) {
        this.source = source;
    }

    /** Starts to read lists side by side; the result waits for all of them. */
    public Runnable start(Collection<Listing> wanted) {
        Map<Listing, Supplier<Fetched<List<JsonNode>>>> started = new LinkedHashMap<>();
        new LinkedHashSet<>(wanted).forEach(listing -> started.put(listing, source.read(listing)));
        return () -> started.forEach((listing, reading) -> lists.put(listing, reading.get()));
    }

    /** Asks those of some questions side by side that were not asked before, and waits for the answers. */
    public void askOnce(Collection<Question> questions) {
        ask(questions.stream()
                .filter(question -> !answers.containsKey(question))
                .toList());
    }

    /** Asks questions side by side, and waits for the answers. */
    void ask(Collection<Question> questions) {
        Map<Question, Supplier<Fetched<JsonNode>>> started = new LinkedHashMap<>();
        new LinkedHashSet<>(questions).forEach(question -> started.put(question, source.ask(question)));
        List<Runnable> waiting = new ArrayList<>();
        started.forEach((question, reading) -> {
            Fetched<JsonNode> answer = reading.get();
            answers.put(question, answer);
            answer.value().stream()
                    .flatMap(shown ->
                            ActionTemplates.missing(question.operation(), shown, question.templates()).stream())
                    .map(source::read)
                    .forEach(text -> waiting.add(() -> text.get()
                            .reason()
                            .ifPresent(reason -> answers.put(question, new Fetched.Failed<>(reason)))));
        });
        waiting.forEach(Runnable::run);
    }

    /** What a list has; nothing if it was not or could not be read. */
    public List<JsonNode> list(Listing listing) {
        return Optional.ofNullable(lists.get(listing)).flatMap(Fetched::value).orElse(List.of());
    }

    /** Whether a list was read. */
    public boolean isRead(Listing listing) {
        return Optional.ofNullable(lists.get(listing)).flatMap(Fetched::value).isPresent();
    }

    /** Why a list could not be read; empty if it was, or was not asked for. */
    public Optional<IOException> refusal(Listing listing) {
        return Optional.ofNullable(lists.get(listing)).flatMap(Fetched::reason);
    }

    /** Keeps a list that was read elsewhere. */
    void keep(Listing listing, Fetched<List<JsonNode>> read) {
        lists.put(listing, read);
    }

    /** Keeps an answer that was found elsewhere. */
    void keep(Question question, JsonNode answer) {
        answers.put(question, new Fetched.Ok<>(answer));
    }

    /** What came of a question; empty if it was not asked. */
    public Optional<Fetched<JsonNode>> reading(Question question) {
        return Optional.ofNullable(answers.get(question));
    }

    /** The answer to a question; empty if it was not asked or not answered. */
    public Optional<JsonNode> answer(Question question) {
        return Optional.ofNullable(answers.get(question)).flatMap(Fetched::value);
    }

    /** The lists and why they could not be read. */
    public Map<Listing, Fetched<List<JsonNode>>> lists() {
        return lists;
    }

    /** The questions and why they were not answered. */
    Map<Question, Fetched<JsonNode>> answers() {
        return answers;
    }
}
