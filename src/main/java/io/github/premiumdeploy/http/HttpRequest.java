package io.github.premiumdeploy.http;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param method HTTP method, upper case
 * @param headers names and values; {@code Authorization} is added on the way
 * @param body the content, with its type among the headers
 */
public record HttpRequest(String method, URI uri, Map<String, String> headers, Optional<byte[]> body) {

    public HttpRequest {
        headers = Map.copyOf(headers);
    }

    /** This request with one header more, or with another value of it. */
    public HttpRequest with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new HttpRequest(method, uri, more, body);
    }

    /** This request sent elsewhere. */
    HttpRequest to(URI elsewhere) {
        return new HttpRequest(method, elsewhere, headers, body);
    }

    /** Method and address; never a header or a body. */
    @Override
    public String toString() {
        return method + " " + uri;
    }
}
