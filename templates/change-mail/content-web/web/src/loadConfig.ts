/** What the page is told at run time; Terraform writes it (infrastructure/web.tf). */
export interface WebConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  /** Where to go to sign out; empty: where the issuer's discovery document says. */
  readonly signOutUrl: string;
}

const NAMES = ['issuer', 'clientId', 'scope', 'signOutUrl'] as const;

/** Throws with a sentence for people when there is no usable config.json. */
export async function loadConfig(): Promise<WebConfig> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) {
    throw new Error(`config.json: the server answered ${response.status}`);
  }
  const found: Partial<Record<string, unknown>> = await response.json();
  const missing = NAMES.filter(name => typeof found[name] !== 'string');
  if (missing.length > 0) {
    throw new Error(`config.json: ${missing.join(', ')}: expected text`);
  }
  const text = (name: (typeof NAMES)[number]) => String(found[name]);
  return {
    issuer: text('issuer'),
    clientId: text('clientId'),
    scope: text('scope'),
    signOutUrl: text('signOutUrl'),
  };
}
