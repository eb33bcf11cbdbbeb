package service.config;

import java.net.URI;

/**
 * @param publicUrl where users find the service; without a path
 * @param secure cookies go over TLS only
 */
public record CookieSettings(String publicUrl, boolean secure) {

    static CookieSettings read(Environment environment, int port) {
        boolean secure = environment.isProduction();
        String otherwise = secure ? "${{ values.publicUrl }}" : "http://localhost:" + port;
        URI url = environment.address("PUBLIC_URL", otherwise, "https", "http");
        return new CookieSettings(url.getScheme() + "://" + url.getRawAuthority(), secure);
    }

    /** The prefix makes browsers refuse the cookie from anybody but this host over TLS. */
    public String cookieName(String name) {
        return secure ? "__Host-" + name : name;
    }
}
