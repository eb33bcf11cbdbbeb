import { readFile } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { parseHybridSpec } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { parseAllDocuments } from 'yaml';

/** `hybrid-cloud:policy:validate`: refuses to go on while a Component in the workspace has a bad `spec.hybrid`. */
export function createValidatePolicyAction() {
  return createTemplateAction({
    id: 'hybrid-cloud:policy:validate',
    description: 'Checks spec.hybrid of every Component in a catalogue file',
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string()
            .default('catalog-info.yaml')
            .describe('Catalogue file, relative to the workspace'),
      },
      output: {
        workloads: z =>
          z.array(z.string()).describe('Entity refs of the valid workloads'),
      },
    },
    async handler(ctx) {
      const path = ctx.input.path ?? 'catalog-info.yaml';
      const text = await readFile(
        resolveSafeChildPath(ctx.workspacePath, path),
        'utf8',
      );
      const workloads: string[] = [];
      const mistakes: string[] = [];
      for (const entity of readEntities(path, text)) {
        const parsed = parseHybridSpec(entity);
        if (parsed.kind === 'ok') {
          workloads.push(parsed.workload.ref);
        } else if (parsed.kind === 'invalid') {
          mistakes.push(
            ...parsed.problems.map(
              problem =>
                `${problem.path} is ${problem.value}: expected ${problem.expected}`,
            ),
          );
        }
      }
      if (mistakes.length > 0) {
        throw new InputError(`${path}: ${mistakes.join('; ')}`);
      }
      if (workloads.length === 0) {
        throw new InputError(
          `${path} has no Component with spec.hybrid: expected at least one`,
        );
      }
      ctx.logger.info(`spec.hybrid is valid for ${workloads.join(', ')}`);
      ctx.output('workloads', workloads);
    },
  });
}

type EntityLike = Parameters<typeof parseHybridSpec>[0];

function readEntities(path: string, text: string): EntityLike[] {
  return parseAllDocuments(text).map((document, index) => {
    const [error] = document.errors;
    if (error) {
      throw new InputError(`${path}, document ${index + 1}: ${error.message}`);
    }
    const value = document.toJS();
    if (!value?.kind || !value?.metadata?.name) {
      throw new InputError(
        `${path}, document ${
          index + 1
        }: expected an entity with kind and metadata.name`,
      );
    }
    return value;
  });
}
