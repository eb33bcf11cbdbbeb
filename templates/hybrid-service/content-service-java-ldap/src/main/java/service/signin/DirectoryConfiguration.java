package service.signin;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import service.config.Settings;

@Configuration
class DirectoryConfiguration {

    @Bean
    Directory directory(Settings settings) throws IOException, GeneralSecurityException {
        Path caFile = settings.directory().caFile().orElse(null);
        if (caFile != null) SSLContext.setDefault(TrustedAuthorities.and(caFile));
        return new LdapDirectory(settings.directory());
    }
{% if not values.waitingRoom %}

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
{% endif %}
}
