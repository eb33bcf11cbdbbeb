/** An id that reads like the title where it can, and is nobody else's. */
export function newItemId(title: string): string {
  const readable = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const random = crypto.randomUUID().slice(0, 8);
  return readable ? `${readable}-${random}` : `item-${random}`;
}
