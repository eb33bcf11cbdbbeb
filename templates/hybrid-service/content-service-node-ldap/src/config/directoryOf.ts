import type { DirectoryConfig } from './Config';
import type { Environment } from './environment';
import { refuse } from './refuse';

/** Passwords go over TLS only; off production a directory without it may be tried. */
export function directoryOf(env: Environment): DirectoryConfig {
  const { LDAP_BIND_DN: dn, LDAP_BIND_PASSWORD: password } = env;
  if (env.NODE_ENV === 'production' && !env.LDAP_URL.startsWith('ldaps://')) {
    return refuse(['LDAP_URL: expected ldaps:// in production: passwords would be read on the way']);
  }
  if (dn && !password) {
    return refuse(['LDAP_BIND_PASSWORD: not set, needed with LDAP_BIND_DN']);
  }
  return {
    url: env.LDAP_URL,
    baseDn: env.LDAP_BASE_DN,
    userAttribute: env.LDAP_USER_ATTRIBUTE,
    account: dn && password ? { dn, password } : undefined,
    caFile: env.LDAP_CA_FILE,
  };
}
