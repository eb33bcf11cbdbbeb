import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { BerReader, BerWriter } from 'ldapts';

const BIND = 0x60;
const UNBIND = 0x42;
const SEARCH = 0x63;
const EQUALITY = 0xa3;
const SUCCESS = 0;
const INVALID_CREDENTIALS = 49;
const BASE = 'ou=people,dc=example,dc=org';
const ACCOUNT = { dn: 'cn=service,dc=example,dc=org', password: 'account-for-tests' };

export interface Entry {
  readonly uid: string;
  readonly cn: string;
  readonly password: string;
}

/** As much of an LDAP server, over the real wire, as signing in needs. Only its account may search. */
export class LdapServer {
  readonly #server: Server;
  readonly #entries: readonly Entry[];

  private constructor(server: Server, entries: readonly Entry[]) {
    this.#server = server;
    this.#entries = entries;
  }

  static async start(entries: readonly Entry[]): Promise<LdapServer> {
    const server = createServer();
    const ldap = new LdapServer(server, entries);
    server.on('connection', socket => ldap.#serve(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return ldap;
  }

  get environment(): Record<string, string> {
    const { port } = this.#server.address() as AddressInfo; // it listens on a port
    return {
      LDAP_URL: `ldap://127.0.0.1:${port}`,
      LDAP_BASE_DN: BASE,
      LDAP_BIND_DN: ACCOUNT.dn,
      LDAP_BIND_PASSWORD: ACCOUNT.password,
    };
  }

  async stop(): Promise<void> {
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(socket: Socket): void {
    let boundAs = '';
    let waiting = Buffer.alloc(0);
    socket.on('error', () => {}); // the client has gone
    socket.on('data', data => {
      waiting = Buffer.concat([waiting, data]);
      for (let length = lengthOf(waiting); length && length <= waiting.length; length = lengthOf(waiting)) {
        const reader = new BerReader(waiting.subarray(0, length));
        waiting = waiting.subarray(length);
        reader.readSequence();
        const id = reader.readInt() ?? 0;
        const operation = reader.readSequence();
        if (operation === BIND) {
          reader.readInt();
          const dn = reader.readString() ?? '';
          const password = reader.readString(0x80) ?? '';
          const ok = this.#isRight(dn, password);
          boundAs = ok ? dn : '';
          socket.write(result(id, 0x61, ok ? SUCCESS : INVALID_CREDENTIALS));
        } else if (operation === SEARCH) {
          const { attribute, value } = readFilter(reader);
          const found = boundAs === ACCOUNT.dn && attribute === 'uid'
            ? this.#entries.filter(entry => entry.uid === value)
            : [];
          for (const entry of found) socket.write(entryMessage(id, entry));
          socket.write(result(id, 0x65, SUCCESS));
        } else if (operation === UNBIND) {
          socket.end();
        }
      }
    });
  }

  #isRight(dn: string, password: string): boolean {
    if (dn === ACCOUNT.dn) return password === ACCOUNT.password;
    // What makes an empty password dangerous: the bind is anonymous, and passes.
    if (password === '') return true;
    return this.#entries.some(entry => dnOf(entry) === dn && entry.password === password);
  }
}

const dnOf = ({ uid, cn }: Entry) => `cn=${cn},uid=${uid},${BASE}`;

/** Of the first message with its header; 0 while that is not whole. */
function lengthOf(data: Buffer): number {
  const [, first] = data;
  if (first === undefined) return 0;
  if (first < 0x80) return 2 + first;
  const bytes = first & 0x7f;
  return data.length < 2 + bytes ? 0 : 2 + bytes + data.readUIntBE(2, bytes);
}

/** Base, scope, aliases, limits, types only, then the filter; all but an equality is not understood. */
function readFilter(reader: BerReader): { readonly attribute: string; readonly value: string } {
  reader.readString();
  reader.readEnumeration();
  reader.readEnumeration();
  reader.readInt();
  reader.readInt();
  reader.readBoolean();
  if (reader.readSequence() !== EQUALITY) return { attribute: '', value: '' };
  return { attribute: reader.readString() ?? '', value: reader.readString() ?? '' };
}

function message(id: number, operation: number, write: (writer: BerWriter) => void): Buffer {
  const writer = new BerWriter();
  writer.startSequence();
  writer.writeInt(id);
  writer.startSequence(operation);
  write(writer);
  writer.endSequence();
  writer.endSequence();
  return writer.buffer;
}

function result(id: number, operation: number, code: number): Buffer {
  return message(id, operation, writer => {
    writer.writeEnumeration(code);
    writer.writeString('');
    writer.writeString('');
  });
}

function entryMessage(id: number, entry: Entry): Buffer {
  return message(id, 0x64, writer => {
    writer.writeString(dnOf(entry));
    writer.startSequence();
    for (const attribute of ['uid', 'cn'] as const) {
      writer.startSequence();
      writer.writeString(attribute);
      writer.startSequence(0x31);
      writer.writeString(entry[attribute]);
      writer.endSequence();
      writer.endSequence();
    }
    writer.endSequence();
  });
}
