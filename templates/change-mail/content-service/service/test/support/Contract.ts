import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

interface Operation {
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** openapi.yaml, against which every answer of every test is held. */
export class Contract {
  readonly #document: Document;
  readonly #ajv: Ajv2020;

  private constructor(document: Document) {
    this.#document = document;
    this.#ajv = new Ajv2020({ strict: false });
    addFormats(this.#ajv);
    this.#ajv.addSchema(document, 'contract');
  }

  static read(): Contract {
    // From build/test/support.
    const file = join(__dirname, '../../../../openapi.yaml');
    return new Contract(parse(readFileSync(file, 'utf8')));
  }

  /** `GET /api/items/{id}` with whether anybody may ask. */
  operations(): ReadonlyMap<string, { readonly open: boolean }> {
    const found = new Map<string, { readonly open: boolean }>();
    for (const [path, operations] of Object.entries(this.#document.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        if (method === 'parameters') continue;
        found.set(`${method.toUpperCase()} ${path}`, {
          open: operation.security?.length === 0,
        });
      }
    }
    return found;
  }

  /** Fails when the answer is none that the contract describes. The gateway's own refusals are the gateway's. */
  check(options: {
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly body: unknown;
  }): void {
    const { method, status, body } = options;
    if (typeof body === 'object' && body !== null && 'message' in body) return;
    const asked = new URL(options.path, 'http://localhost').pathname;
    const path = Object.keys(this.#document.paths).find(one =>
      new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(asked),
    );
    const operation = this.#document.paths[path ?? '']?.[method.toLowerCase()];
    assert.ok(path && operation, `${method} ${asked} is not in openapi.yaml`);
    const name = operation.responses[status] ? String(status) : 'default';
    assert.ok(
      status >= 400 || name !== 'default',
      `${method} ${path} answered ${status}, which openapi.yaml does not name`,
    );
    const pointer = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      name,
    ].map(part => part.replaceAll('~', '~0').replaceAll('/', '~1'));
    const response = this.#resolve(pointer);
    if (!response.endsWith('#none')) {
      const valid = this.#ajv.validate({ $ref: response }, body);
      assert.ok(
        valid,
        `${method} ${path} ${status}: ${this.#ajv.errorsText()} in ${JSON.stringify(
          body,
        )}`,
      );
    } else {
      assert.equal(
        body,
        undefined,
        `${method} ${path} ${status} has no body in openapi.yaml`,
      );
    }
  }

  /** Where the schema of a response is, behind its reference; `#none` at the end when it has no body. */
  #resolve(pointer: readonly string[]): string {
    const at = (parts: readonly string[]) =>
      parts.reduce<unknown>(
        (value, part) =>
          (value as Record<string, unknown> | undefined)?.[
            part.replaceAll('~1', '/').replaceAll('~0', '~')
          ], // documents are objects all the way
        this.#document,
      );
    const found = at(pointer) as { $ref?: string; content?: unknown }; // a response or a reference to one
    const real = found.$ref ? found.$ref.slice(2).split('/') : [...pointer];
    const response = at(real) as { content?: unknown }; // what the reference leads to
    return response.content
      ? `contract#/${[...real, 'content', 'application~1json', 'schema']
          .map(encodeURIComponent)
          .join('/')}`
      : '#none';
  }
}
