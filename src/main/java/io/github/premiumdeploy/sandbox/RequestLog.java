package io.github.premiumdeploy.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Remembers the last requests, in the order of their answers. */
final class RequestLog {

    private final int capacity;
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    RequestLog(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(RecordedRequest request) {
        requests.addLast(request);
        if (requests.size() > capacity) {
            requests.removeFirst();
        }
    }

    synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }
}
