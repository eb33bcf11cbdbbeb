/** What the page says. `{x}` is filled in. */
export const en = {
  otherLanguage: '한국어',
  answeredBy: 'Answered by',
  ready: 'Ready',
  notReady: 'Not ready: it finishes what it has begun, others take over.',
  asking: 'Asking the service …',
  moved: 'Your requests now go to {site}. Before, {before} answered.',
  again: 'Try again',
  waiting: 'It is not your turn at the moment.',
  waitingHow: 'The service lets in as many people as it can serve. The waiting room keeps your place.',
  toWaitingRoom: 'Go to the waiting room',
  waitingReload: 'Load this page again to get to the waiting room.',
  signedOut: 'You are not signed in. Sign in and try again.',
  refused: 'The service did not accept this: {message}',
  unavailable: 'The service cannot do this at the moment. Nothing is lost: try again in {seconds} seconds.',
  unreachable: 'No answer. Check your connection; if others work, the service may be moving to its other site: try again in a minute.',
  failed: 'Something went wrong in the service (status {status}). Try again; if it stays so, tell its owners.',
{% if values.database != 'none' %}
  items: 'Items',
  noItems: 'There are no items yet. Add the first one.',
  newItem: 'New item',
  add: 'Add',
  adding: 'Adding …',
  added: 'Added: {title}',
  addedLag: 'Lists are read from the nearest copy; a new item may take some seconds to show for others.',
{% endif %}
{% if values.signIn != 'none' %}
  session: 'Your session',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: 'Signed in as {name}',
{% if values.signIn == 'ldap' %}
  username: 'User name',
  password: 'Password',
  wrongPassword: 'User name or password is wrong.',
{% else %}
  signedOutNow: 'You are not signed in.',
{% endif %}
{% endif %}
} as const;
