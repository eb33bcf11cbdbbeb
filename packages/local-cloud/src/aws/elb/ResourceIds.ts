import { hash32 } from '../../world/Random';

/**
 * The sixteen hex digits at the end of an ARN. They follow from what is made and from how often: a local cloud that is
 * started again and told the same gives the same ARNs, and nothing that was deleted comes back under its old one.
 */
export class ResourceIds {
  readonly #made = new Map<string, number>();

  next(of: string): string {
    const times = this.#made.get(of) ?? 0;
    this.#made.set(of, times + 1);
    return ['high', 'low']
      .map(half => hash32(of, times, half).toString(16).padStart(8, '0'))
      .join('');
  }
}
