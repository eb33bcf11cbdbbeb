package service.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * @param userAttribute holds what people type as their name
 * @param account missing: the search is anonymous
 * @param caFile a file of certificate authorities, beside those that Java knows
 */
public record DirectorySettings(
        String url, String baseDn, String userAttribute, Optional<Account> account, Optional<Path> caFile) {

    /** The account that may search. */
    public record Account(String dn, String password) {
        @Override
        public String toString() {
            return dn;
        }
    }

    /** Passwords go over TLS only; off production a directory without it may be tried. */
    static DirectorySettings read(Environment environment) {
        String[] schemes = environment.isProduction() ? new String[] {"ldaps"} : new String[] {"ldaps", "ldap"};
        String attribute = environment.text("LDAP_USER_ATTRIBUTE", "uid");
        if (!attribute.matches("[a-zA-Z][-a-zA-Z0-9]*")) {
            environment.mistake("LDAP_USER_ATTRIBUTE", "expected the name of an attribute");
        }
        Optional<String> dn = environment.text("LDAP_BIND_DN");
        if (dn.isPresent() && environment.text("LDAP_BIND_PASSWORD").isEmpty()) {
            environment.mistake("LDAP_BIND_PASSWORD", "not set, needed with LDAP_BIND_DN");
        }
        return new DirectorySettings(
                environment.address("LDAP_URL", "${{ values.ldapUrl }}", schemes).toString(),
                environment.text("LDAP_BASE_DN", "${{ values.ldapBaseDn }}"),
                attribute,
                dn.map(name -> new Account(name, environment.text("LDAP_BIND_PASSWORD", ""))),
                environment.text("LDAP_CA_FILE").map(Path::of));
    }
}
