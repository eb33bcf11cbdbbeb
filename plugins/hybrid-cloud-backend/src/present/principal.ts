import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

interface Principal {
  readonly type: string;
  readonly userEntityRef?: unknown;
}

/** The entity ref of the person behind the credentials, or undefined when there is none. */
export function userOf(credentials: BackstageCredentials): string | undefined {
  // The type of a principal is open; a user principal has `userEntityRef`.
  const principal = credentials.principal as Principal;
  return principal.type === 'user' &&
    typeof principal.userEntityRef === 'string'
    ? principal.userEntityRef
    : undefined;
}

/** The person behind the credentials. Throws NotAllowedError: programs neither ask for plans nor decide on them. */
export function requireUser(credentials: BackstageCredentials): string {
  const user = userOf(credentials);
  if (!user) {
    throw new NotAllowedError('Only a person who is signed in may do this.');
  }
  return user;
}
