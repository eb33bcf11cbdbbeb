package service.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import service.config.Settings;

/**
 * Authorization code with PKCE, state and nonce, by Spring Security. It only finds out who somebody is; who that is, is
 * then kept in the session, and guards decide who may do what.
 */
@Configuration
class SecurityConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);
    private static final String LOGIN = "/session/login";

    @Bean
    Provider provider(Settings settings) {
        return new Provider(settings);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, Provider provider, SignedIn signedIn) throws Exception {
        DefaultOAuth2AuthorizationRequestResolver requests =
                new DefaultOAuth2AuthorizationRequestResolver(provider, LOGIN);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return http
                // RefuseOtherSites does this for every route.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .authorizeHttpRequests(requestsOfAll -> requestsOfAll.anyRequest().permitAll())
                .oauth2Login(login -> login.loginPage(LOGIN)
                        .authorizedClientRepository(new ForgottenTokens())
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri("/session/callback"))
                        .successHandler((request, response, who) -> welcome(request, response, who, signedIn))
                        .failureHandler((request, response, problem) -> refuse(response, problem)))
                .build();
    }

    private static void welcome(
            HttpServletRequest request, HttpServletResponse response, Authentication who, SignedIn signedIn)
            throws IOException {
        if (!(who.getPrincipal() instanceof OidcUser user)) throw new IOException("The provider sent no identity");
        signedIn.begin(request, new Person(user.getSubject(), nameOf(user)));
        response.sendRedirect("/");
    }

    private static String nameOf(OidcUser user) {
        if (user.getFullName() != null) return user.getFullName();
        if (user.getPreferredUsername() != null) return user.getPreferredUsername();
{% if values.signIn == 'cognito' %}
        if (user.getClaimAsString("cognito:username") != null) return user.getClaimAsString("cognito:username");
{% endif %}
        return user.getSubject();
    }

    private static void refuse(HttpServletResponse response, AuthenticationException problem) throws IOException {
        LOG.warn("sign-in refused: {}", problem.getMessage());
        response.setStatus(401);
        response.setHeader("cache-control", "no-store");
        response.setContentType("application/json");
        response.getWriter()
                .write("{\"error\":\"sign-in-refused\",\"message\":\"Signing in did not work."
                        + " Begin again at " + LOGIN + ".\"}");
    }
}
