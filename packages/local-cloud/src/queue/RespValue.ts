/** What a command answers, before it is written in the connection's protocol version. */
export type RespValue =
  | { readonly kind: 'simple'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'bulk'; readonly text: string }
  | { readonly kind: 'double'; readonly value: number }
  | { readonly kind: 'null' }
  | { readonly kind: 'array'; readonly items: readonly RespValue[] }
  | {
      readonly kind: 'map';
      readonly entries: readonly (readonly [string, RespValue])[];
    };

export type RespVersion = 2 | 3;

export const OK: RespValue = { kind: 'simple', text: 'OK' };
export const NIL: RespValue = { kind: 'null' };
export const integer = (value: number): RespValue => ({
  kind: 'integer',
  value,
});
export const bulk = (text: string): RespValue => ({ kind: 'bulk', text });
export const double = (value: number): RespValue => ({ kind: 'double', value });
export const array = (items: readonly RespValue[]): RespValue => ({
  kind: 'array',
  items,
});
export const failure = (text: string): RespValue => ({ kind: 'error', text });

/** A double as Redis writes it: `inf`, `-inf`, or the shortest form. */
export const doubleText = (value: number): string =>
  Number.isFinite(value) ? String(value) : `${value < 0 ? '-' : ''}inf`;

const line = (prefix: string, text: string) => `${prefix}${text}\r\n`;
const bulkLine = (text: string) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;

/** Version 2 knows no maps, doubles or typed null: it gets flat arrays, strings and the null bulk. */
export function writeResp(value: RespValue, version: RespVersion): string {
  switch (value.kind) {
    case 'simple':
      return line('+', value.text);
    case 'error':
      return line('-', value.text.replace(/[\r\n]/g, ' '));
    case 'integer':
      return line(':', String(value.value));
    case 'bulk':
      return bulkLine(value.text);
    case 'double':
      return version === 3
        ? line(',', doubleText(value.value))
        : bulkLine(doubleText(value.value));
    case 'null':
      return version === 3 ? '_\r\n' : '$-1\r\n';
    case 'array':
      return (
        line('*', String(value.items.length)) +
        value.items.map(each => writeResp(each, version)).join('')
      );
    case 'map': {
      const entries = value.entries
        .map(([key, each]) => bulkLine(key) + writeResp(each, version))
        .join('');
      return version === 3
        ? line('%', String(value.entries.length)) + entries
        : line('*', String(value.entries.length * 2)) + entries;
    }
    default: {
      const never: never = value;
      throw new Error(`unknown reply ${JSON.stringify(never)}`);
    }
  }
}
