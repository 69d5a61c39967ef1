package io.github.premiumdeploy.genesys.contract;

import io.github.premiumdeploy.genesys.Operations;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads a document that is as large as the published one may become, in a process of its own. */
final class LargeContract {

    static final int MEGABYTES = 60;

    private static final int MANY = 6000;

    private LargeContract() {}

    public static void main(String[] arguments) throws Exception {
        Contract contract = new ContractReader(Operations.all()).read(LargeContract::open);
        if (!contract.hasAny(Operations.all())) {
            throw new IllegalStateException("nothing was found");
        }
        System.out.println(contract.size() + " operations, of " + MEGABYTES + " MB and more");
    }

    private static InputStream open() {
        String words = "word ".repeat(500);
        Stream<String> models = IntStream.range(0, MANY)
                .mapToObj(i -> (i == 0 ? "" : ",") + "\"M" + i + "\": {\"type\": \"object\", \"properties\": {\"a\":"
                        + " {\"type\": \"string\", \"description\": \"" + words + words
                        + "\"}, \"next\": {\"$ref\": \"#/definitions/M"
                        + (i + 1) % MANY + "\"}}}");
        Stream<String> paths = IntStream.range(1, MANY)
                .mapToObj(i -> ", \"/api/v2/other/" + i + "/{id}\": {\"get\": {\"description\": \"" + words + words
                        + "\", \"parameters\": [{\"in\": \"body\", \"name\": \"b\", \"schema\": {\"$ref\": \"#/definitions/M"
                        + i
                        + "\"}}]}}");
        List<Stream<String>> parts = List.of(
                Stream.of("{\"swagger\": \"2.0\", \"definitions\": {"),
                models,
                Stream.of(
                        "}, \"paths\": {\"/api/v2/groups\": {\"post\": {\"parameters\": [{\"in\": \"body\", \"name\": \"body\","
                                + " \"schema\": {\"$ref\": \"#/definitions/M0\"}}]}}"),
                paths,
                Stream.of("}}"));
        return new Texts(parts.stream().flatMap(s -> s));
    }

    /** A stream of texts, each made when it is needed. */
    private static final class Texts extends InputStream {

        private final Iterator<String> texts;
        private ByteArrayInputStream current = new ByteArrayInputStream(new byte[0]);

        Texts(Stream<String> texts) {
            this.texts = texts.iterator();
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            while (true) {
                int read = current.read(bytes, offset, length);
                if (read > 0) {
                    return read;
                }
                if (!texts.hasNext()) {
                    return -1;
                }
                current = new ByteArrayInputStream(texts.next().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
