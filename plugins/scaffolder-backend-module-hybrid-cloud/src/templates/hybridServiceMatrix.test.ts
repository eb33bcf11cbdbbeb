import { createMockDirectory } from '@backstage/backend-test-utils';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import { existsSync } from 'node:fs';
import {
  checkDockerfile,
  checkPinnedBases,
} from './__testUtils__/checks/checkDockerfile';
import { checkDocuments } from './__testUtils__/checks/checkDocuments';
import { checkEntrance } from './__testUtils__/checks/checkEntrance';
import { checkFunctions } from './__testUtils__/checks/checkFunctions';
import {
  checkHybridSpec,
  readHybridSpec,
} from './__testUtils__/checks/checkHybridSpec';
import { checkJava, hasJava } from './__testUtils__/checks/checkJava';
import { checkIgnored } from './__testUtils__/checks/checkIgnored';
import { checkLeftovers } from './__testUtils__/checks/checkLeftovers';
import { checkLockFiles } from './__testUtils__/checks/checkLockFiles';
import { checkMonitoring } from './__testUtils__/checks/checkMonitoring';
import { checkPom } from './__testUtils__/checks/checkPom';
import { checkSecrets } from './__testUtils__/checks/checkSecrets';
import {
  checkTerraformFormat,
  PLUGIN_FOLDER,
  validateTerraform,
} from './__testUtils__/checks/checkTerraform';
import { checkWorkflows } from './__testUtils__/checks/checkWorkflows';
import { Combination, pairwise } from './__testUtils__/pairwise';
import { RenderedFolder, writeRendered } from './__testUtils__/RenderedFolder';
import { hasTool } from './__testUtils__/runTool';
import { FormValues, TemplateRenderer } from './__testUtils__/TemplateRenderer';
import { checkInfrastructure } from './__testUtils__/hybridService/checkInfrastructure';
import { checkSites } from './__testUtils__/hybridService/checkSites';
import {
  FACTORS,
  formValues,
  isPossible,
} from './__testUtils__/hybridService/formValues';
import { withTool } from './__testUtils__/withTool';

const ROBOT_SECRET = 'planted-robot-secret';
const rows = pairwise({ factors: FACTORS, isPossible });
/** What spec.hybrid says before anything exists: a new rule has no name yet. */
const SWITCHES: Readonly<Record<string, string>> = {
  existing: 'alb-rule',
  failover: 'route53-failover',
  mesh: 'istio',
};
const title = (row: object) => Object.values(row).join(' ');
/** A few outputs that hold every value of these factors together, for slow checks. */
const fewWith = (...factors: readonly string[]) => fewOf(rows, factors);

function fewOf(
  candidates: readonly Combination[],
  factors: readonly string[],
): readonly Combination[] {
  const open = new Set(
    factors.flatMap(factor =>
      FACTORS[factor].map(value => `${factor}=${value}`),
    ),
  );
  // Of two that are as good, the one with more in it.
  const gain = (row: Combination) =>
    factors.filter(factor => open.has(`${factor}=${row[factor]}`)).length +
    (row.data.endsWith('-new') ? 0.5 : 0);
  const few: Combination[] = [];
  while (open.size > 0) {
    const [best] = [...candidates].sort((a, b) => gain(b) - gain(a));
    factors.forEach(factor => open.delete(`${factor}=${best[factor]}`));
    few.push(best);
  }
  return few;
}

describe(`hybrid-service, ${rows.length} outputs`, () => {
  const directory = createMockDirectory();
  const outputs = new Map<
    string,
    { readonly folder: RenderedFolder; readonly values: FormValues }
  >();
  let renderer: TemplateRenderer;

  beforeAll(async () => {
    process.env.LOG_LEVEL = 'error'; // the scaffolder logs each file it writes
    renderer = await TemplateRenderer.start({
      name: 'hybrid-service',
      features: [githubModule],
    });
    for (const row of rows) {
      const values = formValues(row);
      const result = await renderer.render({
        values,
        secrets: { harborRobotSecret: ROBOT_SECRET },
      });
      if (result.kind !== 'rendered') {
        throw new Error(`${title(row)}: ${JSON.stringify(result)}`);
      }
      const path = directory.resolve(String(outputs.size));
      const folder = writeRendered({ files: result.files, path });
      outputs.set(title(row), { folder, values });
    }
  }, 300_000);
  afterAll(async () => {
    delete process.env.LOG_LEVEL;
    await renderer.stop();
  });

  const outputOf = (row: object) => {
    const output = outputs.get(title(row));
    if (!output) throw new Error(`${title(row)} was not rendered`);
    return output;
  };

  it('covers every possible pair of options', () => {
    expect(rows.length).toBeGreaterThanOrEqual(20);
    expect(rows.every(isPossible)).toBe(true);
  });

  describe.each(rows.map(row => [title(row), row] as const))('%s', (_, row) => {
    it('is whole: no syntax, hole or credential; parses; Dockerfile and spec.hybrid are valid', () => {
      const { folder, values } = outputOf(row);
      expect([
        ...(values.language === 'java' ? checkPom(folder) : []),
        ...checkLeftovers(folder),
        ...checkIgnored(folder),
        ...checkSecrets(folder, [ROBOT_SECRET]),
        ...checkDocuments(folder),
        ...checkLockFiles(folder),
        ...checkDockerfile(folder),
        ...checkPinnedBases(folder),
        ...checkHybridSpec(folder),
      ]).toEqual([]);
    });

    it('says in spec.hybrid what the form said', () => {
      const { folder, values } = outputOf(row);
      const parsed = readHybridSpec(folder);
      if (parsed.kind !== 'ok') throw new Error('spec.hybrid is not valid');
      const { workload } = parsed;
      // Failover records send all or nothing.
      const share = Number(values.homeShare ?? 100);
      expect(workload).toMatchObject({
        sites: [
          { site: values.home, role: 'home', baseWeight: share },
          {
            site: 'aws',
            role: row.balancer === 'failover' ? 'standby' : 'overflow',
            baseWeight: 100 - share,
          },
        ],
        owner: values.owner,
      });
      expect(workload.queue?.key).toBe(
        values.waitingRoom ? 'waiting:exam-enrol' : undefined,
      );
      expect(workload.policy.schedule?.awake).toBe(values.awake);
      expect(workload.data?.writer).toBe(
        values.writer === 'home' ? values.home : values.writer,
      );
      expect(workload.traffic?.kind).toBe(SWITCHES[row.balancer]);
    });

    it('keeps the rules of the clouds in Terraform', async () => {
      expect(await checkInfrastructure(outputOf(row))).toEqual([]);
    });

    withTool('kubectl')('with kubectl', () => {
      it('builds both sites with kustomize', () => {
        expect(checkSites(outputOf(row))).toEqual([]);
      });
    });
  });

  it('has functions that pass their own tests, in every output', () => {
    const folders = [...outputs.values()].map(({ folder }) => folder);
    expect(folders.flatMap(checkFunctions)).toEqual([]);
  }, 60_000);

  it('has workflows that actionlint accepts, in every output', () => {
    const folders = [...outputs.values()].map(({ folder }) => folder);
    expect(checkWorkflows(folders)).toEqual([]);
  }, 60_000);

  const some = fewWith(
    'network',
    'balancer',
    'engine',
    'sessions',
    'signIn',
    'businessHours',
  );

  withTool('terraform')('with terraform', () => {
    it('is formatted as Terraform does, in every output', () => {
      expect(checkTerraformFormat(directory)).toEqual([]);
    }, 60_000);
  });

  withTool('terraform', hasTool('terraform') && existsSync(PLUGIN_FOLDER))(
    'with terraform and its AWS provider',
    () => {
      it('is valid by the schema of the provider', () => {
        const folders = some.map(row => outputOf(row).folder);
        expect(folders.flatMap(validateTerraform)).toEqual([]);
      }, 240_000);
    },
  );

  withTool('javac', hasJava())("with javac and Debian's libraries", () => {
    const inJava = fewOf(
      rows.filter(row => row.language === 'java'),
      ['signIn', 'waitingRoom', 'engine'],
    );
    it.each(inJava.map(row => [title(row), row] as const))(
      'compiles for Java 17 and passes its tests: %s',
      (_, row) => {
        expect(checkJava(outputOf(row).folder)).toEqual([]);
      },
      120_000,
    );
  });

  withTool('nginx', hasTool('nginx') && hasTool('openssl'))(
    'with nginx and openssl',
    () => {
      it('has an entrance of the home site that nginx accepts', () => {
        const folders = rows
          .filter(row => row.balancer === 'failover')
          .slice(0, 2)
          .map(row => outputOf(row).folder);
        expect(folders.flatMap(checkEntrance)).toEqual([]);
      }, 60_000);
    },
  );

  withTool('promtool')('with promtool', () => {
    it('has rules that promtool and amtool accept, with their own tests', () => {
      const folders = fewWith('home', 'language', 'data', 'portal').map(
        row => outputOf(row).folder,
      );
      expect(folders.flatMap(checkMonitoring)).toEqual([]);
    }, 60_000);
  });
});
