/** Names of the safety rules, numbered as in docs/reference/safety-rules.md. */
export type GuardName =
  | 'never-all-off' // 15
  | 'capacity-ratio' // 16
  | 'destination-health' // 17
  | 'data-gate' // 18
  | 'max-step' // 19
  | 'one-plan-in-flight' // 21
  | 'no-change-under-way' // 22
  | 'master-switch' // 23
  | 'ownership' // 24
  | 'fresh-readings' // 2
  | 'anti-flap'; // 13

/** `inconclusive`: what the rule needs is stale or missing. It blocks like a refusal and says so differently. */
export interface GuardResult {
  readonly guard: GuardName;
  readonly verdict: 'pass' | 'refuse' | 'inconclusive';
  /** Values the explanation puts into its sentence. */
  readonly params: Readonly<Record<string, string | number>>;
}
