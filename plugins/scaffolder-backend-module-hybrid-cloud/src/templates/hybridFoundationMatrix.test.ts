import { createMockDirectory } from '@backstage/backend-test-utils';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import { existsSync } from 'node:fs';
import { checkDocuments } from './__testUtils__/checks/checkDocuments';
import { checkJenkinsfile } from './__testUtils__/checks/checkJenkinsfile';
import { checkIgnored } from './__testUtils__/checks/checkIgnored';
import { checkLeftovers } from './__testUtils__/checks/checkLeftovers';
import { checkMonitoring } from './__testUtils__/checks/checkMonitoring';
import { checkPolicies } from './__testUtils__/checks/checkPolicies';
import { checkScrapeConfig } from './__testUtils__/checks/checkScrapeConfig';
import { checkSecrets } from './__testUtils__/checks/checkSecrets';
import { checkShell } from './__testUtils__/checks/checkShell';
import {
  checkTerraformFormat,
  PLUGIN_FOLDER,
  runInStack,
} from './__testUtils__/checks/checkTerraform';
import { checkWorkflows } from './__testUtils__/checks/checkWorkflows';
import { distinctBy } from './__testUtils__/distinctBy';
import { checkAgreement } from './__testUtils__/hybridFoundation/checkAgreement';
import { checkAgeRules } from './__testUtils__/hybridFoundation/checkAgeRules';
import { checkBalancer } from './__testUtils__/hybridFoundation/checkBalancer';
import { checkClusters } from './__testUtils__/hybridFoundation/checkClusters';
import { checkFoundation } from './__testUtils__/hybridFoundation/checkFoundation';
import { checkLandingZone } from './__testUtils__/hybridFoundation/checkLandingZone';
import { checkPortalRoles } from './__testUtils__/hybridFoundation/checkPortalRoles';
import { checkRoutes } from './__testUtils__/hybridFoundation/checkRoutes';
import {
  FACTORS,
  formValues,
  isPossible,
} from './__testUtils__/hybridFoundation/formValues';
import { plantedMistakes } from './__testUtils__/hybridFoundation/plantedMistakes';
import { Combination, pairwise } from './__testUtils__/pairwise';
import { RenderedFolder, writeRendered } from './__testUtils__/RenderedFolder';
import { TemplateRenderer } from './__testUtils__/TemplateRenderer';
import { withTools } from './__testUtils__/withTool';

const rows = pairwise({ factors: FACTORS, isPossible });
const title = (row: Combination) => Object.values(row).join(' ');

/** Rows that hold both values of what Terraform branches on most. The first is planned whole, which takes longer. */
const PLANNED = [
  { command: 'test', replication: 'mariadb-aws', pipeline: 'jenkins' },
  {
    command: 'validate',
    replication: 'postgresql-aws',
    pipeline: 'github-actions',
  },
] as const;

describe(`hybrid-foundation, ${rows.length} outputs`, () => {
  const directory = createMockDirectory();
  const folders: RenderedFolder[] = [];

  beforeAll(async () => {
    process.env.LOG_LEVEL = 'error'; // the scaffolder logs each file it writes
    const renderer = await TemplateRenderer.start({
      name: 'hybrid-foundation',
      features: [githubModule],
    });
    for (const row of rows) {
      const result = await renderer.render({ values: formValues(row) });
      if (result.kind !== 'rendered') {
        throw new Error(`${title(row)}: ${JSON.stringify(result)}`);
      }
      const path = directory.resolve(String(folders.length));
      folders.push(writeRendered({ files: result.files, path }));
    }
    await renderer.stop();
  }, 120_000);
  afterAll(() => {
    delete process.env.LOG_LEVEL;
  });

  it('covers every possible pair of options', () => {
    expect(rows.length).toBeGreaterThanOrEqual(12);
    expect(rows.every(isPossible)).toBe(true);
  });

  describe.each(rows.map((row, index) => [title(row), row, index] as const))(
    '%s',
    (_, row, index) => {
      const values = formValues(row);

      it('is whole: no syntax, hole or credential; parses; its parts agree', () => {
        const folder = folders[index];
        expect([
          ...checkLeftovers(folder),
          ...checkIgnored(folder),
          ...checkSecrets(folder),
          ...checkDocuments(folder),
          ...checkAgreement({ folder, values }),
          ...(row.pipeline === 'jenkins' ? checkJenkinsfile(folder) : []),
        ]).toEqual([]);
      });

      it('keeps the rules of the clouds in Terraform', async () => {
        const folder = folders[index];
        expect(await checkFoundation({ folder, values })).toEqual([]);
      });

      withTools('kubectl')('with kubectl', () => {
        it('builds both clusters with kustomize, without unknown fields', () => {
          const folder = folders[index];
          expect(checkClusters({ folder, values })).toEqual([]);
        });
      });
    },
  );

  plantedMistakes.forEach(
    ([mistake, { file, from, to, check, needs = [] }]) => {
      withTools(...needs)(`given ${mistake}`, () => {
        it('finds it', async () => {
          const index = rows.findIndex(
            row => row.replication === 'mariadb-aws',
          );
          const { files } = folders[index];
          const before = files.get(file) ?? '';
          expect(before).toContain(from);
          const folder = writeRendered({
            files: new Map(files).set(file, before.replace(from, to)),
            path: directory.resolve('planted'),
          });
          const values = formValues(rows[index]);
          expect(await check({ folder, values })).not.toEqual([]);
        });
      });
    },
  );

  it('allows nobody more than is named, and the portal nothing without the tag', async () => {
    for (const folder of distinctBy(folders, /\.tf$/)) {
      expect(await checkPolicies(folder)).toEqual([]);
      expect(await checkPortalRoles(folder)).toEqual([]);
    }
  }, 60_000);

  it('has a landing zone that the catalogue accepts, once its listener exists', () => {
    const different = distinctBy(
      folders,
      /^(catalog-info\.yaml|scripts\/.*\.js)$/,
    );
    expect(different.flatMap(checkLandingZone)).toEqual([]);
  }, 60_000);

  it('has workflows that actionlint accepts', () => {
    expect(checkWorkflows(distinctBy(folders, /^\.github\//))).toEqual([]);
  }, 60_000);

  withTools('shellcheck')('with shellcheck', () => {
    it('has scripts that shellcheck accepts', () => {
      expect(distinctBy(folders, /\.sh$/).flatMap(checkShell)).toEqual([]);
    }, 60_000);
  });

  withTools('promtool')('with promtool', () => {
    it('has rules and routes that promtool and amtool accept, with their own tests', () => {
      const different = distinctBy(folders, /^deploy\/monitoring\/[^/]+$/);
      expect(different.flatMap(checkMonitoring)).toEqual([]);
      expect(
        checkScrapeConfig(different[0], 'deploy/monitoring/prometheus.yaml'),
      ).toEqual([]);
      expect(
        distinctBy(folders, /^deploy\/(backup|monitoring)\/rules/).flatMap(
          checkAgeRules,
        ),
      ).toEqual([]);
    }, 60_000);
  });

  withTools('amtool')('with amtool', () => {
    it('tells everybody who is to be told', () => {
      const different = distinctBy(folders, /alertmanager\.yaml$/);
      expect(different).toHaveLength(3);
      expect(different.flatMap(checkRoutes)).toEqual([]);
    });
  });

  withTools('nginx', 'openssl')('with nginx', () => {
    it('has a balancer that nginx would start', () => {
      const different = distinctBy(folders, /^home\/nginx\//);
      expect(different).toHaveLength(1);
      expect(different.flatMap(checkBalancer)).toEqual([]);
    });
  });

  withTools('terraform')('with terraform', () => {
    it('is formatted as Terraform does', () => {
      const different = distinctBy(folders, /\.tf$/);
      expect(different.flatMap(checkTerraformFormat)).toEqual([]);
    }, 60_000);
  });

  (existsSync(PLUGIN_FOLDER) ? withTools('terraform') : describe.skip)(
    'with terraform and its AWS provider',
    () => {
      it.each(PLANNED)(
        'passes terraform $command with $replication and $pipeline',
        ({ command, ...wanted }) => {
          const index = rows.findIndex(
            row =>
              row.replication === wanted.replication &&
              row.pipeline === wanted.pipeline,
          );
          const folder = folders[index];
          expect([
            ...runInStack({
              folder,
              stack: 'infrastructure/account',
              command: 'validate',
            }),
            ...runInStack({ folder, stack: 'infrastructure', command }),
          ]).toEqual([]);
        },
        120_000,
      );
    },
  );
});
