import type { ProviderConfig } from './Config';
import type { Environment } from './environment';
import { refuse } from './refuse';

/**
 * Production needs a provider over TLS, and a secret. Off production it may be
 * one on this machine; without one nobody can sign in, and all else works.
 */
export function providerOf(env: Environment): ProviderConfig {
  const {
    OIDC_ISSUER: issuer = 'http://localhost:9400',
    OIDC_CLIENT_ID: clientId = 'service',
    OIDC_CLIENT_SECRET: clientSecret,
  } = env;
  if (env.NODE_ENV === 'production') {
    const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
    const mistakes = [
      ...names.filter(name => !env[name]).map(name => `${name}: not set, needed in production`),
      ...(env.OIDC_ISSUER?.startsWith('http:') ? ['OIDC_ISSUER: expected https:// in production'] : []),
    ];
    if (mistakes.length > 0) return refuse(mistakes);
  }
  return { issuer, clientId, clientSecret };
}
