import { XMLBuilder } from 'fast-xml-parser';
import { Structure, StructuredValue } from '../StructuredValue';
import { CommonFaultError, QUERY_FAULTS } from './CommonFault';
import { Protocol, WireError, WireRequest, WireResponse } from './Protocol';

type Tree = Map<string, Tree | string>;

/** AWS Query: form parameters `A.member.1.B=...` in, XML out. */
export class QueryProtocol implements Protocol {
  readonly faults = QUERY_FAULTS;
  readonly #xmlNamespace: string;
  readonly #itemNames: Readonly<Record<string, string>>;
  readonly #builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
  });

  constructor(options: {
    readonly xmlNamespace: string;
    /** Element names of list items by the list's member name, where it is not `member`. */
    readonly itemNames?: Readonly<Record<string, string>>;
  }) {
    this.#xmlNamespace = options.xmlNamespace;
    this.#itemNames = options.itemNames ?? {};
  }

  decode(request: WireRequest): {
    readonly action: string;
    readonly input: Structure;
  } {
    const form =
      request.method === 'GET'
        ? new URL(request.url, 'http://localhost').searchParams
        : new URLSearchParams(request.body);
    const tree: Tree = new Map();
    for (const [key, value] of form) plant(tree, key.split('.'), value);
    const { Action: action, Version: _version, ...input } = structureOf(tree);
    if (typeof action !== 'string') {
      throw new CommonFaultError('unknown-action', 'Action is missing');
    }
    return { action, input };
  }

  encode(options: {
    readonly action: string;
    readonly result: Structure;
    readonly requestId: string;
  }): WireResponse {
    const { action, result, requestId } = options;
    return this.#xml(200, requestId, {
      [`${action}Response`]: {
        '@xmlns': this.#xmlNamespace,
        [`${action}Result`]: this.#named(result),
        ResponseMetadata: { RequestId: requestId },
      },
    });
  }

  encodeError(error: WireError, requestId: string): WireResponse {
    return this.#xml(error.status, requestId, {
      ErrorResponse: {
        '@xmlns': this.#xmlNamespace,
        Error: {
          Type: error.status < 500 ? 'Sender' : 'Receiver',
          Code: error.code,
          Message: error.message,
        },
        RequestId: requestId,
      },
    });
  }

  #xml(status: number, requestId: string, document: Structure): WireResponse {
    return {
      status,
      headers: {
        'content-type': 'text/xml;charset=UTF-8',
        'x-amzn-requestid': requestId,
      },
      body: `<?xml version="1.0" encoding="UTF-8"?>${this.#builder.build(
        document,
      )}`,
    };
  }

  /** Lists become one element that holds an element per item. */
  #named(structure: Structure): Structure {
    return Object.fromEntries(
      Object.entries(structure).map(([name, value]) => [
        name,
        this.#value(name, value),
      ]),
    );
  }

  #value(name: string, value: StructuredValue): StructuredValue {
    if (Array.isArray(value)) {
      const item = this.#itemNames[name] ?? 'member';
      return { [item]: value.map(each => this.#value('', each)) };
    }
    if (typeof value === 'object') return this.#named(value as Structure); // Array.isArray does not narrow readonly arrays away
    return value;
  }
}

function plant(tree: Tree, path: readonly string[], value: string): void {
  const [head, ...rest] = path;
  if (rest.length === 0) {
    tree.set(head, value);
    return;
  }
  const present = tree.get(head);
  const branch: Tree = present instanceof Map ? present : new Map();
  tree.set(head, branch);
  plant(branch, rest, value);
}

function structureOf(tree: Tree): { [member: string]: StructuredValue } {
  return Object.fromEntries(
    [...tree].map(([name, value]) => [name, valueOf(value)]),
  );
}

/** `{member: {1: a, 2: b}}`, whatever the item is called, is the list `[a, b]`. */
function valueOf(value: Tree | string): StructuredValue {
  if (typeof value === 'string') return value;
  const [only] = value.values();
  if (value.size === 1 && only instanceof Map && only.size > 0) {
    const indices = [...only.keys()];
    if (indices.every(index => /^\d+$/.test(index))) {
      return indices
        .sort((a, b) => Number(a) - Number(b))
        .map(index => valueOf(only.get(index) ?? ''));
    }
  }
  return structureOf(value);
}
