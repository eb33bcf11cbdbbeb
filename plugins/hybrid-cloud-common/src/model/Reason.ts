/**
 * Why a decision is what it is. `code` names a sentence in explain/, `params` fill it.
 * The list of codes is in explain/messages.en.ts; a code without a sentence does not compile.
 */
export interface Reason<Code extends string = string> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
}
