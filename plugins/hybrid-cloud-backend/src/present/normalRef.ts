/** Entity refs are kept in lower case, as the catalogue does. */
export function normalRef(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
