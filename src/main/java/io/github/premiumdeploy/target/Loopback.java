package io.github.premiumdeploy.target;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells which hosts of addresses are this machine itself, without asking a name service. */
public final class Loopback {

    private static final Pattern IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}|0\\.0\\.0\\.0");

    private Loopback() {}

    /**
     * Whether a host is this machine: {@code localhost} and names below it (RFC 6761), 127.0.0.0/8, {@code ::1}, also as an
     * IPv4 address within IPv6, and the unspecified addresses, which connect to this machine, too.
     *
     * @param host as {@link java.net.URI#getHost} has it: IPv6 addresses in brackets, IPv4 addresses of four numbers
     */
    public static boolean is(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return name.startsWith("[")
                ? isLocalIpv6(name.substring(1, name.length() - 1))
                : name.equals("localhost")
                        || name.endsWith(".localhost")
                        || IPV4.matcher(name).matches();
    }

    private static boolean isLocalIpv6(String address) {
        int zone = address.indexOf('%');
        try {
            // In brackets it is only read: no name service is asked.
            InetAddress read = InetAddress.getByName("[" + (zone < 0 ? address : address.substring(0, zone)) + "]");
            return read.isLoopbackAddress() || read.isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
