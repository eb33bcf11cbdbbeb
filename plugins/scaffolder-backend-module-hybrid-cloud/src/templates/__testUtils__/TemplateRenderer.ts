import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BackendFeature,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { parse, parseAllDocuments } from 'yaml';
import { scaffolderModuleHybridCloud } from '../../module';
import { scratchFolder } from './scratchFolder';

const TEMPLATES = resolvePackagePath(
  '@hybrid-cloud-portal/backstage-plugin-scaffolder-backend-module-hybrid-cloud',
  '../../templates',
);

/** Values of a form, by parameter. */
export type FormValues = Readonly<Record<string, unknown>>;

/** What a template made: contents by path, both with forward slashes. */
export type RenderedFiles = ReadonlyMap<string, string>;

/** `refused`: what the back end says about the values; no step has run. */
export type RenderResult =
  | {
      readonly kind: 'rendered';
      readonly files: RenderedFiles;
      readonly executables: readonly string[];
      readonly output: Readonly<Record<string, unknown>>;
      readonly log: string;
    }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string };

/** As much of a template entity as tests read. */
export interface TemplateEntity {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly parameters: readonly FormValues[] };
}

/** Runs a template of this repository in the installed scaffolder, as a dry run: form, steps, engine and actions are real. */
export class TemplateRenderer {
  readonly template: TemplateEntity;
  readonly #backend: TestBackend;
  readonly #contents: readonly {
    readonly path: string;
    readonly base64Content: string;
  }[];

  private constructor(options: {
    readonly name: string;
    readonly backend: TestBackend;
  }) {
    const folder = join(TEMPLATES, options.name);
    this.#backend = options.backend;
    this.template = parse(readFileSync(join(folder, 'template.yaml'), 'utf8'));
    this.#contents = readdirSync(folder, {
      recursive: true,
      withFileTypes: true,
    })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(file => ({
        path: file.slice(folder.length + 1),
        base64Content: readFileSync(file, 'base64'),
      }));
  }

  /** Stop it when done: it holds a server. */
  static async start(options: {
    readonly name: string;
    readonly features?: readonly BackendFeature[];
    /** What the catalogue has, besides the demo's landing zones. */
    readonly entities?: readonly Entity[];
  }): Promise<TemplateRenderer> {
    const landingZones: readonly Entity[] = parseAllDocuments(
      readFileSync(join(TEMPLATES, '../catalog/landing-zones.yaml'), 'utf8'),
    ).map(document => document.toJS());
    const backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleHybridCloud,
        ...(options.features ?? []),
        catalogServiceMock.factory({
          entities: [...landingZones, ...(options.entities ?? [])],
        }),
        mockServices.rootLogger.factory({ level: 'none' }),
        mockServices.rootConfig.factory({
          data: {
            backend: { workingDirectory: scratchFolder({ megabytes: 256 }) },
            scaffolder: {
              gitRemotes: [{ id: 'local', base: '/nowhere', create: true }],
            },
          },
        }),
      ],
    });
    return new TemplateRenderer({ name: options.name, backend });
  }

  async render(options: {
    readonly values: FormValues;
    readonly secrets?: Readonly<Record<string, string>>;
  }): Promise<RenderResult> {
    const response = await fetch(
      `http://localhost:${this.#backend.server.port()}/api/scaffolder/v2/dry-run`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          template: this.template,
          values: options.values,
          secrets: options.secrets ?? {},
          directoryContents: this.#contents,
        }),
      },
    );
    const body = await response.json();
    if (response.ok) return toRendered(body);
    if (response.status === 400 && Array.isArray(body.errors)) {
      return {
        kind: 'refused',
        reasons: body.errors.map((error: { stack?: string; message: string }) =>
          String(error.stack ?? error.message),
        ),
      };
    }
    return {
      kind: 'failed',
      message: String(body.error?.message ?? JSON.stringify(body)),
    };
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
  }
}

interface DryRunBody {
  readonly directoryContents: readonly {
    readonly path: string;
    readonly base64Content: string;
    readonly executable?: boolean;
  }[];
  readonly output: Readonly<Record<string, unknown>>;
  readonly log: readonly { readonly body: { readonly message: string } }[];
}

function toRendered(body: DryRunBody): RenderResult {
  return {
    kind: 'rendered',
    files: new Map(
      body.directoryContents.map(({ path, base64Content }) => [
        path,
        Buffer.from(base64Content, 'base64').toString('utf8'),
      ]),
    ),
    executables: body.directoryContents
      .filter(file => file.executable)
      .map(file => file.path),
    output: body.output,
    log: body.log.map(line => line.body.message).join('\n'),
  };
}
