package service.signin;

import java.util.Hashtable;
import java.util.Optional;
import javax.naming.AuthenticationException;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import service.config.DirectorySettings;
import service.web.Unavailable;

/** Finds the person by name, then asks the directory whether the password is theirs. */
public final class LdapDirectory implements Directory {
    private final DirectorySettings settings;

    public LdapDirectory(DirectorySettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Person> check(String username, String password) {
        // A bind without a password is anonymous, and a directory lets it pass.
        if (password.isEmpty()) return Optional.empty();
        try {
            Optional<Found> found = find(username);
            if (found.isEmpty() || !isTheirs(found.get().dn(), password)) return Optional.empty();
            return found.map(Found::person);
        } catch (NamingException e) {
            throw new Unavailable("The directory is away", e);
        }
    }

    private record Found(String dn, Person person) {}

    private Optional<Found> find(String username) throws NamingException {
        DirContext context = connect(
                settings.account().map(DirectorySettings.Account::dn).orElse(null),
                settings.account().map(DirectorySettings.Account::password).orElse(null));
        try {
            SearchControls controls = new SearchControls();
            controls.setSearchScope(SearchControls.SUBTREE_SCOPE);
            controls.setReturningAttributes(new String[] {settings.userAttribute(), "cn"});
            // An argument, not part of the text: what is typed as a name cannot become part of the question.
            NamingEnumeration<SearchResult> results = context.search(
                    settings.baseDn(), "(" + settings.userAttribute() + "={0})", new Object[] {username}, controls);
            if (!results.hasMore()) return Optional.empty();
            SearchResult entry = results.next();
            // Two people with one name: neither may sign in as the other.
            if (results.hasMore()) return Optional.empty();
            String id = textOf(entry, settings.userAttribute()).orElse(username);
            return Optional.of(new Found(
                    entry.getNameInNamespace(), new Person(id, textOf(entry, "cn").orElse(id))));
        } finally {
            context.close();
        }
    }

    private boolean isTheirs(String dn, String password) throws NamingException {
        try {
            connect(dn, password).close();
            return true;
        } catch (AuthenticationException e) {
            return false;
        }
    }

    private DirContext connect(String dn, String password) throws NamingException {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        environment.put(Context.PROVIDER_URL, settings.url());
        environment.put("com.sun.jndi.ldap.connect.timeout", "2000");
        environment.put("com.sun.jndi.ldap.read.timeout", "5000");
        if (dn != null) {
            environment.put(Context.SECURITY_AUTHENTICATION, "simple");
            environment.put(Context.SECURITY_PRINCIPAL, dn);
            environment.put(Context.SECURITY_CREDENTIALS, password);
        }
        return new InitialDirContext(environment);
    }

    private static Optional<String> textOf(SearchResult entry, String name) throws NamingException {
        Attribute attribute = entry.getAttributes().get(name);
        return attribute != null && attribute.get() instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
