import { PodTemplate } from '../objects/Pod';

const known = new WeakMap<PodTemplate, string>();

/** Short hash of a pod template. Equal templates get equal hashes however their keys are ordered. */
export function templateHash(template: PodTemplate): string {
  let hash = known.get(template);
  if (!hash) {
    hash = fnv(JSON.stringify(sorted(template)));
    known.set(template, hash);
  }
  return hash;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function fnv(text: string): string {
  const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  let name = '';
  for (let left = hash, i = 0; i < 9; i++) {
    name += alphabet[left % 27];
    left = Math.imul(left, 0x01000193) >>> 4;
  }
  return name;
}
