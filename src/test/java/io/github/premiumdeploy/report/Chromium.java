package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A real browser without a window, through its driver: as W3C WebDriver describes it, and what Chromium adds to that. */
final class Chromium implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final URI address;
    private String session = "";

    private Chromium(Process driver, int port) {
        this.driver = driver;
        this.address = URI.create("http://127.0.0.1:" + port);
    }

    /** Whether both the browser and its driver are installed. */
    static boolean isInstalled() {
        return installed("chromedriver").isPresent() && browser().isPresent();
    }

    private static Optional<Path> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> installed(name).stream())
                .findFirst();
    }

    private static Optional<Path> installed(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process driver = new ProcessBuilder(
                        installed("chromedriver").orElseThrow().toString(), "--port=" + port)
                .redirectErrorStream(true)
                .start();
        Chromium browser = new Chromium(driver, port);
        try {
            awaitStart(driver);
            ObjectNode wanted = JSON.createObjectNode();
            ObjectNode always = wanted.putObject("capabilities").putObject("alwaysMatch");
            always.put("browserName", "chrome");
            always.putObject("goog:loggingPrefs").put("browser", "ALL");
            ObjectNode options = always.putObject("goog:chromeOptions");
            options.put("binary", browser().orElseThrow().toString());
            List.of("--headless=new", "--no-sandbox", "--disable-gpu").forEach(options.putArray("args")::add);
            browser.session = "/session/"
                    + browser.call("POST", "/session", wanted).path("sessionId").asText();
            return browser;
        } catch (IOException | RuntimeException e) {
            driver.destroy();
            throw e;
        }
    }

    /** The driver says in a line that it listens; what comes after that is read away. */
    private static void awaitStart(Process driver) throws IOException {
        InputStream said = driver.getInputStream();
        StringBuilder line = new StringBuilder();
        while (!line.toString().contains("started successfully")) {
            int next = said.read();
            if (next < 0) {
                throw new IOException("the driver has ended: " + line);
            }
            line.append((char) next);
        }
        Thread rest = new Thread(() -> {
            try {
                said.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // The driver has ended.
            }
        });
        rest.setDaemon(true);
        rest.start();
    }

    private JsonNode call(String method, String path, JsonNode body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        try {
            JsonNode answer =
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
            if (answer.path("value").has("error")) {
                throw new IOException(answer.path("value").path("message").asText());
            }
            return answer.path("value");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private JsonNode command(String name, ObjectNode parameters) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("cmd", name);
        body.set("params", parameters);
        return call("POST", session + "/goog/cdp/execute", body);
    }

    /** Opens a page in a window of this size, in CSS pixels. */
    void open(Path page, int width, int height, boolean isDark) throws IOException {
        command(
                "Emulation.setDeviceMetricsOverride",
                JSON.createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", width < 500));
        ObjectNode media = JSON.createObjectNode();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", isDark ? "dark" : "light");
        command("Emulation.setEmulatedMedia", media);
        call(
                "POST",
                session + "/url",
                JSON.createObjectNode().put("url", page.toUri().toString()));
    }

    /** What a function body returns in the page. */
    JsonNode run(String script) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("script", script);
        body.putArray("args");
        return call("POST", session + "/execute/sync", body);
    }

    /** What the console says since it was asked last. */
    List<String> console() throws IOException {
        JsonNode log = call("POST", session + "/se/log", JSON.createObjectNode().put("type", "browser"));
        return StreamSupport.stream(log.spliterator(), false)
                .map(entry -> entry.path("level").asText() + " "
                        + entry.path("message").asText())
                .toList();
    }

    /** What the window shows, as PNG. */
    byte[] screenshot() throws IOException {
        return Base64.getDecoder()
                .decode(call("GET", session + "/screenshot", null).asText());
    }

    @Override
    public void close() throws IOException {
        try {
            if (!session.isEmpty()) {
                call("DELETE", session, null);
            }
        } finally {
            driver.destroy();
        }
    }
}
