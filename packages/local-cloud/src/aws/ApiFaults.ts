export type ApiFault = 'throttle' | 'break';

/** Faults of the APIs, by service (`dms`) or by service and action (`elasticloadbalancing:ModifyRule`). */
export class ApiFaults {
  readonly #faults = new Map<string, ApiFault>();

  set(api: string, fault: ApiFault | 'none'): void {
    if (fault === 'none') this.#faults.delete(api);
    else this.#faults.set(api, fault);
  }

  /** The action's own fault goes before its service's. */
  of(service: string, action: string): ApiFault | undefined {
    return (
      this.#faults.get(`${service}:${action}`) ?? this.#faults.get(service)
    );
  }
}
