package io.github.premiumdeploy.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A line on which lists show everything of a name twice. */
public record Doubling(Transport transport, String name) implements Transport {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
        HttpResponse response = transport.send(request, timeout);
        try {
            JsonNode body = MAPPER.readTree(response.body());
            for (String field : List.of("entities", "results")) {
                if (body.path(field) instanceof ArrayNode list) {
                    list.valueStream()
                            .filter(one -> one.path("name").asText().equals(name))
                            .map(one -> one.<ObjectNode>deepCopy()
                                    .put("id", "second-of-" + one.path("id").asText()))
                            .toList()
                            .forEach(list::add);
                }
            }
            return new HttpResponse(response.status(), response.headers(), MAPPER.writeValueAsBytes(body));
        } catch (IOException e) {
            return response;
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
