package io.github.premiumdeploy.genesys.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.text.ServerText;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads what Genesys Cloud publishes of its API, a Swagger 2.0 document of any size, as a stream: only what operations that are
 * wanted say of themselves is kept, and the models that their requests refer to. The document is read several times, once for
 * each step that such references go backwards in it.
 */
public final class ContractReader {

    /** The most that is read of a document, in bytes, unpacked. */
    static final long LARGEST = 512L * 1024 * 1024;

    private static final int DEEPEST = 100_000;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_NAME = 100_000;
    private static final int MOST_PASSES = 30;
    private static final int MOST_SIGNATURES = 60_000;

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final Set<String> ONCE =
            Set.of("swagger", "openapi", "basePath", "paths", "definitions", "parameters");
    private static final Set<String> REFERRED = Set.of("definitions", "parameters", "responses");

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            // Names of a hostile document must not stay behind.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final Set<String> wanted = new HashSet<>();

    /** A document that can be read from its beginning as often as needed. */
    @FunctionalInterface
    public interface Content {
        /**
         * Opens it.
         *
         * @throws IOException if it cannot be opened
         */
        InputStream open() throws IOException;
    }

    /** One look through a document, with a parser at its first token. */
    @FunctionalInterface
    private interface Pass {
        void read(JsonParser parser) throws IOException;
    }

    /** Keeps what is said of these operations. */
    public ContractReader(Collection<Operation> operations) {
        operations.forEach(operation -> wanted.add(Contract.general(operation.path())));
    }

    /**
     * Reads a document.
     *
     * @throws UnreadableContractException if it is no Swagger 2.0 document, or not a complete one
     * @throws IOException if it cannot be opened
     */
    public Contract read(Content content) throws IOException {
        ObjectNode extract = JsonNodeFactory.instance.objectNode();
        BoundedTree trees = new BoundedTree();
        look(content, parser -> survey(parser, extract, trees));
        String base = extract.path("basePath").asText("").replaceFirst("/+$", "");
        ObjectNode paths = extract.putObject("paths");
        Set<String> signatures = new TreeSet<>();
        look(
                content,
                parser -> inside(
                        parser,
                        Set.of("paths"),
                        (section, name, at) -> path(base, name, at, paths, signatures, trees)));
        signatures.forEach(extract.putArray(Contract.SIGNATURES)::add);
        models(content, extract, trees);
        return new Contract(extract);
    }

    /** Whole, and what stands at its top. */
    private static void survey(JsonParser parser, ObjectNode extract, BoundedTree trees) throws IOException {
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (ONCE.contains(name) && !seen.add(name)) {
                throw new UnreadableContractException(
                        "has \"" + name + "\" twice, so that it is not known which counts");
            }
            switch (name) {
                case "swagger", "openapi", "basePath", "host" ->
                    BoundedTree.put(extract, name, token.isScalarValue() ? trees.keep(parser) : skipped(parser));
                case "consumes", "security" -> BoundedTree.put(extract, name, trees.keep(parser));
                case "paths" -> {
                    extract.put("hasPaths", token == JsonToken.START_OBJECT);
                    parser.skipChildren();
                }
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw new UnreadableContractException("goes on behind the end of its JSON");
        }
        if (extract.has("openapi")) {
            throw new UnreadableContractException("is in another format, OpenAPI "
                    + ServerText.clean(extract.path("openapi").asText(""), 40)
                    + ", of which nothing is known here; Genesys publishes Swagger 2.0");
        }
        if (!extract.path("swagger").asText("").matches("2(\\.0+)?")) {
            throw new UnreadableContractException(
                    extract.has("swagger")
                            ? "is Swagger "
                                    + ServerText.clean(extract.path("swagger").asText(""), 40) + ", not 2.0"
                            : "is JSON and no Swagger 2.0 document: it has no \"swagger\"");
        }
        if (!extract.path("hasPaths").asBoolean()) {
            throw new UnreadableContractException("has no \"paths\"");
        }
        extract.remove("hasPaths");
    }

    private static JsonNode skipped(JsonParser parser) throws IOException {
        parser.skipChildren();
        return JsonNodeFactory.instance.objectNode();
    }

    /** Takes one entry of a top-level object, with the parser at its value. */
    @FunctionalInterface
    private interface Entry {
        void read(String section, String name, JsonParser parser) throws IOException;
    }

    /** Reads the entries of some top-level objects, and skips the rest. */
    private static void inside(JsonParser parser, Set<String> sections, Entry entry) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String section = parser.currentName();
            if (parser.nextToken() != JsonToken.START_OBJECT || !sections.contains(section)) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                entry.read(section, name, parser);
            }
        }
    }

    private void path(
            String base, String name, JsonParser parser, ObjectNode paths, Set<String> signatures, BoundedTree trees)
            throws IOException {
        // A base path may be stated although the paths have it already.
        String path =
                base.isEmpty() || name.startsWith(base + "/") ? name : base + (name.startsWith("/") ? "" : "/") + name;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        boolean keeps = wanted.contains(Contract.general(path));
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            boolean isMethod = METHODS.contains(field);
            if (isMethod && signatures.size() < MOST_SIGNATURES && path.length() < 500) {
                signatures.add(field.toUpperCase(Locale.ROOT) + " " + path);
            }
            if (keeps && (isMethod || field.equals("parameters") || field.equals("$ref"))) {
                BoundedTree.put(item, field, trees.keep(parser));
            } else {
                parser.skipChildren();
            }
        }
        if (keeps) {
            BoundedTree.put(paths, path, item);
        }
    }

    private void models(Content content, ObjectNode extract, BoundedTree trees) throws IOException {
        REFERRED.forEach(extract::putObject);
        Set<String> known = new HashSet<>();
        Set<String> open = new LinkedHashSet<>();
        refer(extract.path("paths"), open);
        for (int pass = 0; pass < MOST_PASSES && !open.isEmpty() && !trees.isFull(); pass++) {
            Set<String> found = new HashSet<>();
            look(
                    content,
                    parser -> inside(parser, REFERRED, (section, name, at) -> {
                        String reference = section + "/" + name;
                        // Seen in this very pass: another of the same name.
                        if (!open.contains(reference) && !found.contains(reference)) {
                            at.skipChildren();
                            return;
                        }
                        JsonNode model = trees.keep(at);
                        BoundedTree.put((ObjectNode) extract.get(section), name, model);
                        found.add(reference);
                        open.remove(reference);
                        known.add(reference);
                        Set<String> more = new LinkedHashSet<>();
                        refer(model, more);
                        more.removeAll(known);
                        open.addAll(more);
                    }));
            if (found.isEmpty()) {
                return;
            }
        }
    }

    /** The models of requests that a tree refers to, and the answers that are written down once for all. */
    private static void refer(JsonNode tree, Set<String> references) {
        Contract.reference(tree).ifPresent(references::add);
        for (JsonNode child : tree) {
            refer(child, references);
        }
    }

    private void look(Content content, Pass pass) throws IOException {
        try (InputStream stream = new BoundedStream(unpacked(content.open()), LARGEST);
                JsonParser parser = factory.createParser(stream)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new UnreadableContractException("is empty");
            }
            if (first != JsonToken.START_OBJECT) {
                throw new UnreadableContractException("is JSON and no object");
            }
            pass.read(parser);
        } catch (JsonProcessingException e) {
            throw new UnreadableContractException(reason(content, e), e);
        } catch (EOFException | ZipException | CharConversionException e) {
            throw new UnreadableContractException("is cut, or packed or written in a way that is not known", e);
        }
    }

    private static InputStream unpacked(InputStream stream) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stream, 1 << 16);
        buffered.mark(2);
        boolean isPacked = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return isPacked ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    private static String reason(Content content, JsonProcessingException e) throws IOException {
        try (InputStream stream = unpacked(content.open())) {
            String beginning = new String(stream.readNBytes(200), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .strip();
            if (beginning.startsWith("<")) {
                return "is no JSON but a page: " + ServerText.clean(beginning, 60);
            }
        }
        JsonLocation place = e.getLocation();
        String where = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return "cannot be read as JSON: " + ServerText.clean(e.getOriginalMessage(), 200) + where;
    }
}
