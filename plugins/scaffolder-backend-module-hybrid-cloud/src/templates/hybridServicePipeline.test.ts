import { createMockDirectory } from '@backstage/backend-test-utils';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import { existsSync } from 'node:fs';
import { parse } from 'yaml';
import { checkDocuments } from './__testUtils__/checks/checkDocuments';
import {
  checkJenkinsfiles,
  compileJenkinsfiles,
  hasGroovy,
} from './__testUtils__/checks/jenkins/checkJenkinsfiles';
import { checkIgnored } from './__testUtils__/checks/checkIgnored';
import { checkLeftovers } from './__testUtils__/checks/checkLeftovers';
import { checkShell } from './__testUtils__/checks/checkShell';
import {
  checkTerraformFormat,
  PLUGIN_FOLDER,
  validateTerraform,
} from './__testUtils__/checks/checkTerraform';
import { checkWorkflows } from './__testUtils__/checks/checkWorkflows';
import {
  PIPELINE_FACTORS,
  pipelineValues,
} from './__testUtils__/hybridService/pipelineFactors';
import { Combination, pairwise } from './__testUtils__/pairwise';
import { RenderedFolder, writeRendered } from './__testUtils__/RenderedFolder';
import { hasTool } from './__testUtils__/runTool';
import { TemplateRenderer } from './__testUtils__/TemplateRenderer';

const rows = pairwise({ factors: PIPELINE_FACTORS, isPossible: () => true });
const title = (row: object) => Object.values(row).join(' ');

/** Says aloud, in the name of the tests, when a tool is not on the machine. */
const withTool = (isThere: boolean) => (isThere ? describe : describe.skip);

describe(`pipelines of hybrid-service, ${rows.length} outputs`, () => {
  const directory = createMockDirectory();
  const outputs = new Map<string, RenderedFolder>();
  let renderer: TemplateRenderer;

  beforeAll(async () => {
    process.env.LOG_LEVEL = 'error'; // the scaffolder logs each file it writes
    renderer = await TemplateRenderer.start({
      name: 'hybrid-service',
      features: [githubModule],
    });
    for (const row of rows) {
      const result = await renderer.render({ values: pipelineValues(row) });
      if (result.kind !== 'rendered') {
        throw new Error(`${title(row)}: ${JSON.stringify(result)}`);
      }
      const path = directory.resolve(String(outputs.size));
      outputs.set(title(row), writeRendered({ files: result.files, path }));
    }
  }, 120_000);
  afterAll(async () => {
    delete process.env.LOG_LEVEL;
    await renderer.stop();
  });

  const folderOf = (row: Combination) => {
    const folder = outputs.get(title(row));
    if (!folder) throw new Error(`${title(row)} was not rendered`);
    return folder;
  };
  const of = (factor: string, value: string) =>
    rows.filter(row => row[factor] === value);
  /** The pipeline as text. */
  const pipelineOf = (row: Combination) => {
    const { files } = folderOf(row);
    const file =
      row.pipeline === 'jenkins'
        ? 'Jenkinsfile'
        : '.github/workflows/service.yaml';
    return files.get(file) ?? '';
  };
  const writerFirst = ({ home, writer }: Combination) =>
    writer === 'home' ? [home, 'aws'] : ['aws', home];

  it('are whole: no syntax left over, everything parses', () => {
    const findings = [...outputs.values()].flatMap(folder => [
      ...checkLeftovers(folder),
      ...checkIgnored(folder),
      ...checkDocuments(folder),
    ]);
    expect(findings).toEqual([]);
  });

  it('are accepted by actionlint, or by the Groovy parser and the rules of declarative pipelines', () => {
    const actions = of('pipeline', 'github-actions').map(folderOf);
    const jenkins = of('pipeline', 'jenkins').map(folderOf);
    expect(checkWorkflows(actions)).toEqual([]);
    expect(checkJenkinsfiles(jenkins)).toEqual([]);
  }, 60_000);

  withTool(hasGroovy())('with groovyc and java', () => {
    it('compile', () => {
      const folders = of('pipeline', 'jenkins').map(folderOf);
      const scratch = directory.resolve('classes');
      expect(compileJenkinsfiles({ folders, scratch })).toEqual([]);
    }, 60_000);
  });

  withTool(hasTool('terraform') && existsSync(PLUGIN_FOLDER))(
    'with terraform and its AWS provider',
    () => {
      it('are trusted by AWS in valid Terraform', () => {
        const [jenkins] = of('pipeline', 'jenkins').map(folderOf);
        expect([
          ...checkTerraformFormat(jenkins),
          ...validateTerraform(jenkins),
        ]).toEqual([]);
      }, 120_000);
    },
  );

  withTool(hasTool('shellcheck'))('with shellcheck', () => {
    it('come with scripts that shellcheck accepts', () => {
      expect([...outputs.values()].flatMap(checkShell)).toEqual([]);
    }, 60_000);
  });

  it.each(rows.map(row => [title(row), row] as const))(
    '%s: asks the portal before each site, the writer’s first',
    (_, row) => {
      const lines = pipelineOf(row)
        .split('\n')
        .flatMap(line => {
          const gate = /releaseGate\.sh '?([a-z]+)/.exec(line)?.[1];
          const site = /kubectl apply .* -k deploy\/overlays\/(\S+)/.exec(
            line,
          )?.[1];
          if (gate) return [`ask for ${gate}`];
          if (site) return [`deploy to ${site}`];
          return /git push/.test(line) ? ['push the tag'] : [];
        });
      const [first, second] = writerFirst(row);
      expect(lines).toEqual(
        row.delivery === 'argocd'
          ? [`ask for ${first}`, 'push the tag']
          : [first, second].flatMap(site => [
              `ask for ${site}`,
              `deploy to ${site}`,
            ]),
      );
    },
  );

  it.each(of('delivery', 'argocd').map(row => [title(row), row] as const))(
    '%s: Argo CD rolls out one site after the other, the writer’s first',
    (_, row) => {
      const file = folderOf(row).files.get('deploy/argocd/applications.yaml');
      const { spec } = parse(file ?? '');
      const sites = spec.generators[0].list.elements;
      expect(sites.map(({ site }: { site: string }) => site)).toEqual(
        writerFirst(row),
      );
      expect(spec.strategy.rollingSync.steps).toEqual(
        writerFirst(row).map(site => ({
          matchExpressions: [{ key: 'site', operator: 'In', values: [site] }],
        })),
      );
      expect(spec.template.spec.source.path).toBe(
        'deploy/overlays/{{ .site }}',
      );
    },
  );

  it.each(rows.map(row => [title(row), row] as const))(
    '%s: tests what there is, in its own language',
    (_, row) => {
      const text = pipelineOf(row);
      expect(/mvn .* verify/.test(text)).toBe(row.language === 'java');
      expect(/npm run build/.test(text)).toBe(
        row.language === 'node' || row.frontend === 'react',
      );
      expect(/directory: web|dir\('web'\)/.test(text)).toBe(
        row.frontend === 'react',
      );
      expect(text.includes('-migration')).toBe(
        row.writer !== 'none' && row.delivery === 'kubectl',
      );
      expect(text.includes('https://portal.example.org')).toBe(
        row.portal === 'named',
      );
    },
  );

  it.each(
    of('pipeline', 'github-actions').map(row => [title(row), row] as const),
  )('%s: each job ends by itself and may do no more than it must', (_, row) => {
    const workflow = parse(pipelineOf(row));
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const job of Object.values<Record<string, unknown>>(workflow.jobs)) {
      expect(job['timeout-minutes']).toEqual(expect.any(Number));
      expect(JSON.stringify(job.permissions ?? {})).not.toContain('write-all');
    }
  });
});
