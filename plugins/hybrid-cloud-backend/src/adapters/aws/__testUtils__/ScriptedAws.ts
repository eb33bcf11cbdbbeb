import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { AwsClients } from '../AwsClients';
import { ACT_ROLE, SCOPE } from './setUpAws';

/** An answer, or undefined for silence. */
export type ScriptedAnswer =
  | { readonly status?: number; readonly body: string }
  | undefined;

const ASSUMED = `<AssumeRoleResponse><AssumeRoleResult>
  <Credentials><AccessKeyId>ASIAX</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
  <SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
  <AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/portal-act/x</Arn>
  <AssumedRoleId>AROA:x</AssumedRoleId></AssumedRoleUser>
</AssumeRoleResult></AssumeRoleResponse>`;

/** An AWS endpoint that answers each action as a test says, for what no real cloud does on demand. */
export class ScriptedAws {
  readonly seen: string[] = [];
  readonly #answers = new Map<string, (call: number) => ScriptedAnswer>();
  readonly #server: Server;

  constructor() {
    this.on('AssumeRole', () => ({ body: ASSUMED }));
    this.#server = createServer(async (request, response) => {
      const action = await actionOf(request);
      this.seen.push(action);
      const calls = this.seen.filter(each => each === action).length;
      const answer = this.#answers.get(action)?.(calls);
      if (!answer) return;
      response.writeHead(answer.status ?? 200).end(answer.body);
    });
  }

  on(action: string, answer: (call: number) => ScriptedAnswer): void {
    this.#answers.set(action, answer);
  }

  /** Our clients, pointed here. */
  async clients(): Promise<AwsClients> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    // A TCP server has an AddressInfo.
    const { port } = this.#server.address() as AddressInfo;
    return AwsClients.create({
      accounts: [
        {
          ...SCOPE,
          endpoint: `http://127.0.0.1:${port}`,
          actRoleArn: ACT_ROLE,
          dangerouslyActWithObserve: false,
        },
      ],
      baseCredentials: async () => ({
        accessKeyId: 'AKIALOCAL',
        secretAccessKey: 'secret',
      }),
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}

/** The Query protocol names the action in its body, the JSON protocols in a header. */
async function actionOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') return target.split('.').at(-1) ?? '';
  return new URLSearchParams(body).get('Action') ?? '';
}

/** An error as the Query protocol writes it. */
export function queryError(status: number, code: string): ScriptedAnswer {
  return {
    status,
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>words of AWS</Message></Error></ErrorResponse>`,
  };
}
