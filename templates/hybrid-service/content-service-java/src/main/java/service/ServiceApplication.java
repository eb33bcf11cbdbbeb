package service;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import service.config.Settings;
import service.config.SettingsProblem;
import service.config.SpringProperties;
{% if values.database != 'none' %}
import service.database.Migrations;
{% endif %}

/** One running replica. */
@SpringBootApplication
public class ServiceApplication {

    public static void main(String[] args) {
        try {
{% if values.database != 'none' %}
            if (args.length > 0 && args[0].equals("migrate")) {
                System.out.println("Applied: " + Migrations.run(Settings.read(System.getenv())) + " changes");
                return;
            }
{% endif %}
            start(System.getenv());
        } catch (SettingsProblem e) {
            System.err.println("Could not start: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Listens on return. Throws SettingsProblem when the environment is wrong. */
    public static ConfigurableApplicationContext start(Map<String, String> environment) {
        Settings settings = Settings.read(environment);
        SpringApplication application = new SpringApplication(ServiceApplication.class);
        application.setDefaultProperties(SpringProperties.of(settings));
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("settings", settings));
        return application.run();
    }
}
