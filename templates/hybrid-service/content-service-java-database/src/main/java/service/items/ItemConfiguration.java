package service.items;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import service.config.DatabaseSettings;
import service.config.Settings;
import service.database.Databases;

/** The store the settings ask for: the database, or this process's memory. */
@Configuration
class ItemConfiguration {

    @Bean(destroyMethod = "close")
    ItemStore itemStore(Settings settings) {
        return settings.database().map(ItemConfiguration::connect).orElseGet(EmbeddedItemStore::new);
    }

    private static ItemStore connect(DatabaseSettings database) {
        HikariDataSource writer = Databases.writer(database);
        HikariDataSource reader = Databases.reader(database);
        return new JdbcItemStore(writer, reader, () -> {
            writer.close();
            reader.close();
        });
    }
}
