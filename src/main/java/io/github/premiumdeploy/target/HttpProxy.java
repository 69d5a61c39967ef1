package io.github.premiumdeploy.target;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An HTTP proxy.
 *
 * @param id its {@code <id>} in settings.xml, for messages
 * @param login user name and password, if it asks for them
 * @param nonProxyHosts hosts that are reached directly; {@code *} stands for any text
 */
public record HttpProxy(String id, String host, int port, Optional<Login> login, List<String> nonProxyHosts) {

    /** How a proxy is entered. */
    public record Login(String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }

    /** The hosts of a {@code <nonProxyHosts>} element, which separates them by {@code |}, comma or space. */
    public static List<String> hosts(String nonProxyHosts) {
        return Arrays.stream(nonProxyHosts.split("[|,\\s]+"))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    /** Whether an address is reached through this proxy. What goes to this machine itself never is: no other can answer for it. */
    public boolean appliesTo(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return !Loopback.is(host)
                && nonProxyHosts.stream().noneMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), host));
    }

    private static boolean matches(String pattern, String host) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return host.matches(regex);
    }
}
