/** The answers of openapi.yaml, as far as the page reads them. */
export const STATES = ['open', 'doing', 'done'] as const;
export type State = (typeof STATES)[number];

export interface Item {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly state: State;
  readonly version: number;
  /** Epoch milliseconds. */
  readonly changedAt: number;
}

export interface ItemDraft {
  readonly title: string;
  readonly text: string;
  readonly state: State;
  /** The version that was read; missing: a new item. */
  readonly version?: number;
}

export interface Change {
  readonly id: string;
  readonly kind: 'ItemCreated' | 'ItemChanged' | 'ItemMoved';
  readonly title: string;
  readonly state: State;
  readonly from?: State;
  readonly at: number;
  readonly mine: boolean;
}

export type MailLanguage = 'en' | 'ko';

export interface Me {
  readonly languages: readonly MailLanguage[];
  readonly items: readonly string[];
  readonly mail?: {
    readonly address: string;
    readonly language: MailLanguage;
    readonly state: 'on' | 'bounced' | 'complained';
  };
}
