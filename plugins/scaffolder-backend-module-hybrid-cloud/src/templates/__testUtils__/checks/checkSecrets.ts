import { Findings, RenderedFolder } from '../RenderedFolder';

const CREDENTIALS: readonly (readonly [string, RegExp])[] = [
  ['AWS access key', /\b(AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['AWS secret key', /aws_secret_access_key\s*[=:]\s*["']?[A-Za-z0-9/+]{40}/i],
  ['GitHub token', /\bgh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}/],
  ['private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['Slack webhook', /hooks\.slack\.com\/services\/[A-Z0-9]/],
  ['bearer token', /\beyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{10,}/],
  ['password in an address', /[a-z]+:\/\/[^\s/:@$<]+:[^\s/@$<]+@/],
];
/** Tests have credentials that open nothing. The word itself, as a label beside a field, is none. */
const WRITTEN_DOWN =
  /(password|passwd|secret|token|api_?key)["']?\s*[=:]\s*["'](?!\$\{|\$\{\{|\1["'])[^"'\s]{8,}["']/i;
const TEST = /^test\/|\.test\.[jt]s$/;
const LOCK_FILE = /(^|\/)package-lock\.json$/;

/** No file carries a credential; `planted` values that went into the form as secrets are nowhere at all. */
export function checkSecrets(
  { files }: RenderedFolder,
  planted: readonly string[] = [],
): Findings {
  return [...files]
    .filter(([file]) => !LOCK_FILE.test(file))
    .flatMap(([file, content]) => [
      ...(TEST.test(file)
        ? CREDENTIALS
        : [...CREDENTIALS, ['a credential', WRITTEN_DOWN] as const]
      ).flatMap(([what, pattern]) => {
        const hit = pattern.exec(content);
        return hit ? [`${file}: ${what}: ${hit[0].slice(0, 12)}...`] : [];
      }),
      ...planted
        .filter(secret => content.includes(secret))
        .map(() => `${file}: a secret of the form`),
    ]);
}
