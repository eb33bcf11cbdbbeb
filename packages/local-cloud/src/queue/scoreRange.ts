/** A score as clients write it: a number, `inf`, `+inf` or `-inf`. Undefined for anything else. */
export function parseScore(text: string): number | undefined {
  if (/^\+?inf(inity)?$/i.test(text)) return Infinity;
  if (/^-inf(inity)?$/i.test(text)) return -Infinity;
  if (text.trim() === '' || text.trim() !== text) return undefined;
  const value = Number(text);
  return Number.isNaN(value) ? undefined : value;
}

/** `min` and `max` of ZCOUNT and BYSCORE; a leading `(` excludes the end. Undefined when one is no number. */
export function scoreRange(
  min: string,
  max: string,
): ((score: number) => boolean) | undefined {
  const from = bound(min);
  const to = bound(max);
  if (!from || !to) return undefined;
  return score =>
    (from.open ? score > from.score : score >= from.score) &&
    (to.open ? score < to.score : score <= to.score);
}

function bound(text: string) {
  const open = text.startsWith('(');
  const score = parseScore(open ? text.slice(1) : text);
  return score === undefined ? undefined : { open, score };
}
