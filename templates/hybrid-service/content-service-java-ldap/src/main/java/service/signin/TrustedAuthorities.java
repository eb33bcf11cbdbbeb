package service.signin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Java's own certificate authorities, and those of a file in PEM. Java's LDAP client knows no other way than for all. */
final class TrustedAuthorities {
    private TrustedAuthorities() {}

    static SSLContext and(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (TrustManager manager : managersOf(null)) {
            if (manager instanceof X509TrustManager own) {
                for (X509Certificate known : own.getAcceptedIssuers()) store.setCertificateEntry("ca" + count++, known);
            }
        }
        try (InputStream pem = Files.newInputStream(file)) {
            for (Certificate added : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("ca" + count++, added);
            }
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managersOf(store), null);
        return context;
    }

    /** {@code null}: those that Java knows. */
    private static TrustManager[] managersOf(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
