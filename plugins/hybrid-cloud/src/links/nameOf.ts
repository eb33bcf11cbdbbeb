import { parseEntityRef } from '@backstage/catalog-model';

/** `component:default/course-registration` -> `course-registration`; anything that is no ref stays as it is. */
export function nameOf(ref: string): string {
  try {
    return parseEntityRef(ref).name;
  } catch {
    // Not a ref: `policy`, or a name typed by hand. Shown as it was written.
    return ref;
  }
}
