package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.Exchange;
import io.github.premiumdeploy.http.Exchange.Repeat;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.RetryAfter;
import io.github.premiumdeploy.http.Tokens;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.http.TransportException.Kind;
import io.github.premiumdeploy.text.JsonTree;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Calls operations of one organization and understands how it refuses. */
public final class GenesysClient {

    /** Makes a tree of the body of an answer. */
    @FunctionalInterface
    interface BodyReader {
        /**
         * Reads it.
         *
         * @throws JsonProcessingException if it is no JSON
         */
        JsonNode read(byte[] body) throws JsonProcessingException;
    }

    /** Takes a body as it is. */
    static final BodyReader JSON = Json::parse;

    private final Exchange exchange;
    private final Tokens tokens;
    private final URI apiUrl;
    private final Clock clock;
    private final Redaction redaction;
    private final PlatformTraits traits = new PlatformTraits();
    private volatile UnaryOperator<Operation> inForce = UnaryOperator.identity();

    /** How far the platform's clock is ahead of this machine's; nothing as long as that is not known. */
    private Duration ahead;

    private Optional<String> lastDate = Optional.empty();

    /**
     * A client for the organization that the tokens belong to.
     *
     * @param redaction is told every secret of an OAuth client that the platform tells, and cleans what a server says
     */
    public GenesysClient(Exchange exchange, Tokens tokens, URI apiUrl, Clock clock, Redaction redaction) {
        this.redaction = redaction;
        this.exchange = exchange;
        this.tokens = tokens;
        this.apiUrl = apiUrl;
        this.clock = clock;
    }

    /** The deadline of all calls. */
    public Deadline deadline() {
        return exchange.deadline();
    }

    /**
     * The time by the platform's clock, as its answers date themselves, or a little before that: an answer is under way for a
     * while. By this machine's clock where none of them has a date.
     */
    public synchronized Instant platformTime() {
        return ahead == null ? clock.instant() : clock.instant().plus(ahead);
    }

    /** The later a date is, the shorter its answer was under way. The same date once more comes later, and tells nothing. */
    private synchronized void noteDate(HttpResponse response) {
        Optional<String> stated = response.header("Date");
        if (stated.equals(lastDate)) {
            return;
        }
        lastDate = stated;
        Optional<Instant> date = response.date();
        if (date.isPresent()) {
            Duration told = Duration.between(clock.instant(), date.get());
            ahead = ahead == null || told.compareTo(ahead) > 0 ? told : ahead;
        }
    }

    /** What a server says, without anything secret. */
    String redacted(String text) {
        return redaction.of(text);
    }

    /** Where the API answers. */
    public URI apiUrl() {
        return apiUrl;
    }

    /** Has operations judged by what a contract of the API says that they need, and not by what is compiled in. */
    public void judgeBy(UnaryOperator<Operation> contract) {
        inForce = contract;
    }

    /** An operation with what it needs: as compiled in, unless a contract is to count. */
    public Operation inForce(Operation operation) {
        return inForce.apply(operation);
    }

    /**
     * Obtains the token, if there is none yet.
     *
     * @throws LoginException if the login service refuses
     * @throws TransportException if it gives no answer
     */
    public void login() throws IOException {
        tokens.current(exchange.deadline(), apiUrl);
    }

    /** Whether the token is one that somebody else obtained, a person most likely. */
    public boolean hasGivenToken() {
        return tokens.isGiven();
    }

    /**
     * Calls an operation that sends no body and has no variables in its path.
     *
     * @throws ApiException if the platform refuses
     * @throws LoginException if a login was needed and refused
     * @throws TransportException if there is no answer, or none of the platform
     */
    public Answer call(Operation operation, Query query) throws IOException {
        return call(operation, operation.path(), query, Optional.empty());
    }

    /**
     * Calls an operation.
     *
     * @param path the operation's path with its variables replaced
     * @throws ApiException if the platform refuses
     * @throws LoginException if a login was needed and refused
     * @throws TransportException if there is no answer, or none of the platform
     */
    public Answer call(Operation operation, String path, Query query, Optional<JsonNode> body) throws IOException {
        return call(
                operation, path, query, body, operation.isRead() ? Repeat.ALWAYS : Repeat.WHEN_SURELY_NOT_PROCESSED);
    }

    /**
     * Calls an operation whose second effect would be the same as its first, so that it may be repeated when its answer is
     * lost.
     *
     * @throws ApiException if the platform refuses
     * @throws TransportException if there is no answer
     */
    public Answer callIdempotent(Operation operation, String path, Query query, Optional<JsonNode> body)
            throws IOException {
        return call(operation, path, query, body, Repeat.ALWAYS);
    }

    /**
     * Makes something, once. Where its answer is lost, has no id, or is an error of the server, it is for the caller to look
     * what came of it.
     *
     * @return what was made, with its id
     * @throws ApiException if the platform refuses
     * @throws TransportException if there is no answer, or none of the platform
     */
    public JsonNode create(Operation operation, String path, JsonNode body) throws IOException {
        return call(
                        operation,
                        path,
                        Query.NONE,
                        Optional.of(body),
                        Repeat.AFTER_A_LOOK,
                        JSON,
                        made -> !made.path("id").asText("").isEmpty())
                .body();
    }

    private Answer call(Operation operation, String path, Query query, Optional<JsonNode> body, Repeat repeat)
            throws IOException {
        // What is not published may answer with nothing.
        boolean answersInJson = operation.isRead()
                && !operation.method().equals("HEAD")
                && operation.source() != Operation.Source.REPORTED;
        return call(operation, path, query, body, repeat, JSON, json -> !(answersInJson && json.isMissingNode()));
    }

    private Answer call(
            Operation operation,
            String path,
            Query query,
            Optional<JsonNode> body,
            Repeat repeat,
            BodyReader reader,
            Predicate<JsonNode> usable)
            throws IOException {
        URI uri = uri(query.appendTo(path));
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", "application/json");
        Optional<byte[]> content = Optional.empty();
        if (body.isPresent()) {
            headers.put("Content-Type", "application/json");
            content = Optional.of(JsonTree.bytes(body.get()));
        }
        HttpRequest request = new HttpRequest(operation.method(), uri, headers, content);
        AtomicReference<JsonNode> read = new AtomicReference<>();
        HttpResponse response = response(
                operation, request, repeat, answer -> read.set(JsonAnswers.checked(answer, uri, reader, usable)));
        JsonNode json = read.get();
        if (operation.path().startsWith(OAuthClientsApi.CREATE.path())) {
            json.findValuesAsText("secret").forEach(redaction::add);
        }
        Optional<String> location = response.header("Location");
        return new Answer(
                response.status(),
                json,
                Json.clean(response.correlationId().orElse("")),
                location.isPresent() ? Optional.of(Json.clean(location.get())) : location);
    }

    /** Reads what is text, and not JSON. */
    String text(Operation operation, String path) throws IOException {
        URI uri = uri(path);
        HttpRequest request = new HttpRequest(operation.method(), uri, Map.of("Accept", "*/*"), Optional.empty());
        return response(operation, request, Repeat.ALWAYS, answer -> JsonAnswers.checkText(answer, uri))
                .text();
    }

    private HttpResponse response(Operation operation, HttpRequest request, Repeat repeat, Exchange.Check check)
            throws IOException {
        URI uri = request.uri();
        HttpResponse response = exchange.send(request, repeat, tokens, check);
        noteDate(response);
        if (!JsonAnswers.isGood(response)) {
            ErrorBody error = ErrorBody.of(response);
            throw new ApiException(
                    operation,
                    uri,
                    response.status(),
                    error.redacted(redaction),
                    response.correlationId()
                            .or(error::contextId)
                            .map(Json::clean)
                            .orElse(""),
                    RetryAfter.of(response, clock),
                    JsonAnswers.isForeign(response));
        }
        return response;
    }

    /**
     * Reads one page of a listing, or of what a search finds.
     *
     * @param reader reads its JSON
     * @throws ApiException if the platform refuses
     * @throws TransportException if there is no answer, or none that is a listing
     */
    JsonNode page(Operation operation, String path, Query query, Optional<JsonNode> body, BodyReader reader)
            throws IOException {
        return call(operation, path, query, body, Repeat.ALWAYS, reader, JsonAnswers::isListing)
                .body();
    }

    /**
     * Reads all pages of a listing. Pages become smaller where an answer is too large.
     *
     * @throws ApiException if the platform refuses
     * @throws TransportException if there is no answer, or the listing does not end
     */
    public List<JsonNode> list(Operation operation, Query query) throws IOException {
        return new PagedReads(this, operation).numbered(query);
    }

    /**
     * Reads all that a search finds. Pages become smaller where an answer is too large.
     *
     * @param search what is searched for; which page is wanted is added to it
     * @throws ApiException if the platform refuses
     * @throws TransportException if there is no answer, or the results do not end
     */
    public List<JsonNode> search(Operation operation, ObjectNode search) throws IOException {
        return new PagedReads(this, operation).searched(search);
    }

    /**
     * Reads all pages of a listing that publishes no parameters for paging, by the link to the next page that it answers
     * with.
     *
     * @throws ApiException if the platform refuses
     * @throws TransportException if there is no answer, or the listing does not end
     */
    public List<JsonNode> listFollowing(Operation operation) throws IOException {
        return new PagedReads(this, operation).following();
    }

    /** What calls of this client have shown of the organization. */
    PlatformTraits traits() {
        return traits;
    }

    /** Links to next pages are the server's, and may be anything. */
    private URI uri(String pathAndQuery) throws TransportException {
        try {
            return new URI(apiUrl + pathAndQuery);
        } catch (URISyntaxException e) {
            throw new TransportException(
                    Kind.UNREADABLE, apiUrl, "it gave an address that is none: " + Json.clean(pathAndQuery));
        }
    }
}
