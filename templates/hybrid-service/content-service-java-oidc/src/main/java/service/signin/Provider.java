package service.signin;

import java.util.Optional;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.util.UriComponentsBuilder;
import service.config.ProviderSettings;
import service.config.Settings;
import service.web.Unavailable;

/** What the provider says about itself. Asked once, when first needed: a provider that is away does not stop the start. */
public final class Provider implements ClientRegistrationRepository {
    static final String ID = "provider";

    private final ProviderSettings settings;
    private final String publicUrl;
    private volatile ClientRegistration registration;

    public Provider(Settings settings) {
        this.settings = settings.provider();
        this.publicUrl = settings.cookies().publicUrl();
    }

    @Override
    public ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? discover() : null;
    }

    /** Throws Unavailable. */
    ClientRegistration discover() {
        ClientRegistration known = registration;
        if (known != null) return known;
        try {
            ClientRegistration.Builder found = ClientRegistrations.fromIssuerLocation(settings.issuer())
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .redirectUri(publicUrl + "/session/callback")
                    .scope("openid", "profile");
            if (settings.clientSecret().isPresent()) {
                found.clientSecret(settings.clientSecret().get())
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
            } else {
                found.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
            }
            registration = found.build();
            return registration;
        } catch (RuntimeException e) {
            throw new Unavailable("The sign-in provider is away", e);
        }
    }

    /** Where the person ends the session at the provider too; empty when it has no such page. */
    Optional<String> signOutUrl() {
        Object page = discover().getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        if (page == null) return Optional.empty();
        return Optional.of(UriComponentsBuilder.fromUriString(page.toString())
                .queryParam("client_id", settings.clientId())
                .queryParam("post_logout_redirect_uri", publicUrl)
{% if values.signIn == 'cognito' %}
                // What Cognito calls it.
                .queryParam("logout_uri", publicUrl)
{% endif %}
                .build()
                .encode()
                .toUriString());
    }
}
