package service.config;

import java.util.Optional;

/** An OpenID Connect provider. */
public record ProviderSettings(String issuer, String clientId, Optional<String> clientSecret) {

    /** Off production a provider on this machine, without TLS and secret, may be tried. */
    static ProviderSettings read(Environment environment) {
        String[] schemes = environment.isProduction() ? new String[] {"https"} : new String[] {"https", "http"};
{% if values.signIn == 'cognito' %}
        // https://cognito-idp.REGION.amazonaws.com/USER_POOL_ID
        String issuer = environment.address("OIDC_ISSUER", "", schemes).toString();
        String clientId = environment.text("OIDC_CLIENT_ID", "");
        if (clientId.isEmpty()) environment.mistake("OIDC_CLIENT_ID", "not set");
{% else %}
        String issuer = environment.address("OIDC_ISSUER", "${{ values.oidcIssuer }}", schemes).toString();
        String clientId = environment.text("OIDC_CLIENT_ID", "${{ values.oidcClientId }}");
{% endif %}
        Optional<String> clientSecret = environment.text("OIDC_CLIENT_SECRET");
        if (environment.isProduction() && clientSecret.isEmpty()) {
            environment.mistake("OIDC_CLIENT_SECRET", "not set, needed in production");
        }
        return new ProviderSettings(issuer, clientId, clientSecret);
    }

    /** Without the secret: records are printed in logs. */
    @Override
    public String toString() {
        return clientId + " at " + issuer;
    }
}
