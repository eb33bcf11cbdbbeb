package service.waitingroom;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import service.config.Settings;

@Configuration
class WaitingRoomConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PassCheck passCheck(Settings settings, Clock clock) {
        return new PassCheck(settings.waitingRoom(), settings.cookies().publicUrl(), clock);
    }
}
