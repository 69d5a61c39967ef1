package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.target.Credentials;
import io.github.premiumdeploy.target.HttpProxy;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.UserSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** Reads credentials and proxies from Maven's settings.xml. Only the server and the proxy in use are decrypted. */
public final class MavenSettings implements UserSettings {

    /** As Maven tells an encrypted password from a plain one: a closing brace after a backslash does not count. */
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[A-Za-z0-9_.-]+}");

    private static final Pattern ENCRYPTED = Pattern.compile("(?s)\\{.*?[^\\\\]}");

    /** The name of a class of exceptions, as their texts begin. */
    private static final Pattern EXCEPTION = Pattern.compile("(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): ");

    /** Where to name another server. */
    private static final String ANOTHER_SERVER = " (Another server: " + Parameters.whereToSet("serverId") + ".)";

    private final org.apache.maven.settings.Settings settings;
    private final SettingsDecrypter decrypter;

    public MavenSettings(org.apache.maven.settings.Settings settings, SettingsDecrypter decrypter) {
        this.settings = settings;
        this.decrypter = decrypter;
    }

    /** The same servers and no proxies, of which nothing is read or decrypted: user names and passwords stand for others. */
    public static MavenSettings standIns(org.apache.maven.settings.Settings settings) {
        org.apache.maven.settings.Settings made = new org.apache.maven.settings.Settings();
        for (Server server : settings.getServers()) {
            Server standIn = new Server();
            standIn.setId(server.getId());
            standIn.setUsername("user-of-" + server.getId());
            standIn.setPassword("password-of-" + server.getId());
            made.addServer(standIn);
        }
        return new MavenSettings(made, UndecryptedSettings::of);
    }

    @Override
    public Optional<Credentials> server(String serverId, Problems problems) {
        Server server = settings.getServer(serverId);
        if (server == null) {
            return Optional.empty();
        }
        String source = "<server> \"" + serverId + "\" of settings.xml";
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        String username = text(result.getServer().getUsername());
        String password = unescaped(text(result.getServer().getPassword()), text(server.getPassword()));
        Optional<String> undefined =
                undefined(text(server.getUsername())).or(() -> undefined(text(server.getPassword())));
        if (undefined.isPresent()) {
            problems.add(
                    source + " has " + undefined.get() + ", which nothing defines",
                    (undefined.get().startsWith("${env.")
                                    ? "Set the environment variable "
                                            + undefined.get().replaceAll("^\\$\\{env\\.|}$", "") + " for this build"
                                    : "Define it, for example with -D, or name an environment variable as ${env.NAME}")
                            + ", or write the value itself." + ANOTHER_SERVER);
            return Optional.empty();
        }
        if (isUndecrypted(result, password, text(server.getPassword()))) {
            problems.add("The <password> of " + source + " cannot be decrypted", decryption(result));
            return Optional.empty();
        }
        if (username.isEmpty()) {
            problems.add(source + " has no <username>", "Set it to the id of the OAuth client." + ANOTHER_SERVER);
        }
        if (password.isEmpty()) {
            problems.add(
                    source + " has no <password>",
                    "Set it to the secret of the OAuth client, encrypted with \"mvn --encrypt-password\" or not."
                            + ANOTHER_SERVER);
        }
        return username.isEmpty() || password.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials.ClientCredentials(username, password, source));
    }

    @Override
    public Optional<HttpProxy> proxy(String scheme, Problems problems) {
        if (settings.getProxies().isEmpty()) {
            return Optional.empty();
        }
        return settings.getProxies().stream()
                .filter(org.apache.maven.settings.Proxy::isActive)
                .filter(proxy -> proxy.getProtocol().equalsIgnoreCase(scheme)
                        || proxy.getProtocol().equalsIgnoreCase("http"))
                .min(Comparator.comparing(proxy -> !proxy.getProtocol().equalsIgnoreCase(scheme)))
                .map(proxy -> decrypted(proxy, problems));
    }

    /** Whether there is a {@code <server>} with this id. */
    public boolean hasServer(String serverId) {
        return settings.getServer(serverId) != null;
    }

    @Override
    public List<String> serverIds() {
        return settings.getServers().stream().map(Server::getId).toList();
    }

    /** The user name of a {@code <server>}; empty text if it has none. */
    public String username(String serverId) {
        return text(settings.getServer(serverId).getUsername());
    }

    /** The password of a {@code <server>}, decrypted; empty text if it has none, or if a problem was added. */
    public String password(String serverId, Problems problems) {
        Server server = settings.getServer(serverId);
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        String password = text(result.getServer().getPassword());
        if (isUndecrypted(result, password, text(server.getPassword()))) {
            problems.add("the <password> cannot be decrypted", decryption(result));
            return "";
        }
        return password;
    }

    private HttpProxy decrypted(org.apache.maven.settings.Proxy proxy, Problems problems) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(proxy));
        String username = text(result.getProxy().getUsername());
        String password = unescaped(text(result.getProxy().getPassword()), text(proxy.getPassword()));
        if (isUndecrypted(result, password, text(proxy.getPassword()))) {
            problems.add(
                    "The <password> of <proxy> \"" + proxy.getId() + "\" of settings.xml cannot be decrypted",
                    decryption(result));
        }
        String host = text(proxy.getHost());
        if (host.isEmpty() || host.matches("(?s).*\\s.*") || proxy.getPort() < 0 || proxy.getPort() > 65535) {
            problems.add(
                    "<proxy> \"" + proxy.getId() + "\" of settings.xml has <host> \"" + host + "\" and <port> "
                            + proxy.getPort() + ", which is no address",
                    "Correct it there, or set its <active> to false.");
        }
        return new HttpProxy(
                proxy.getId(),
                host,
                proxy.getPort(),
                username.isEmpty() ? Optional.empty() : Optional.of(new HttpProxy.Login(username, password)),
                HttpProxy.hosts(text(proxy.getNonProxyHosts())));
    }

    /** What Maven has left in settings.xml as it is written there: an expression, alone, that nothing defines. */
    private static Optional<String> undefined(String text) {
        return Optional.of(text).filter(whole -> EXPRESSION.matcher(whole).matches());
    }

    /** Maven hands an encrypted password through where it cannot decrypt it, with or without a problem. */
    private static boolean isUndecrypted(SettingsDecryptionResult result, String decrypted, String given) {
        return ENCRYPTED.matcher(given).find()
                && (decrypted.equals(given) || !errors(result).isEmpty());
    }

    /** Maven hands a plain password through with the backslashes that keep it from being taken for an encrypted one. */
    private static String unescaped(String decrypted, String given) {
        boolean plain = decrypted.equals(given) && !ENCRYPTED.matcher(given).find();
        return plain ? decrypted.replaceAll("\\\\([{}])", "$1") : decrypted;
    }

    private static List<SettingsProblem> errors(SettingsDecryptionResult result) {
        return result.getProblems().stream()
                .filter(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING)
                .toList();
    }

    private static String reasons(SettingsDecryptionResult result) {
        String reasons = errors(result).stream()
                .map(SettingsProblem::getMessage)
                .map(MavenSettings::withoutClasses)
                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "" : " Maven says: " + reasons + ".";
    }

    /** The names of exceptions say nothing to a reader of a build. */
    private static String withoutClasses(String message) {
        return EXCEPTION.matcher(message).replaceAll("").replaceFirst("[.\\s]+$", "");
    }

    private static String decryption(SettingsDecryptionResult result) {
        return "The master password in settings-security.xml (Maven 3: ~/.m2/settings-security.xml or"
                + " -Dsettings.security=FILE; Maven 4: settings-security4.xml, or the former) must be the one that the"
                + " password was encrypted with. Encrypt it again with \"mvn --encrypt-password\" (Maven 4: mvnenc). A"
                + " plain password with braces is written with a backslash before each."
                + reasons(result);
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
