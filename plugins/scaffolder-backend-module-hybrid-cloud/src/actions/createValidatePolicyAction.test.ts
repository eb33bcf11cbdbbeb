import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createValidatePolicyAction } from './createValidatePolicyAction';

const component = (hybrid: string) => `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: enrol }
spec: { type: service, lifecycle: production, owner: group:default/enrolment${hybrid} }
`;
const GOOD =
  ', hybrid: { sites: [{ site: onprem, role: home, baseWeight: 40 }, { site: aws, role: overflow, baseWeight: 60 }] }';

describe('hybrid-cloud:policy:validate', () => {
  const folder = createMockDirectory();
  const action = createValidatePolicyAction();

  async function validate(text: string) {
    writeFileSync(join(folder.path, 'catalog-info.yaml'), text);
    const ctx = createMockActionContext({
      workspacePath: folder.path,
      input: { path: 'catalog-info.yaml' },
    });
    await action.handler(ctx as Parameters<typeof action.handler>[0]); // the mock context has no input type of its own
    return ctx;
  }

  it('names the workloads it found good', async () => {
    const ctx = await validate(component(GOOD));
    expect(ctx.output).toHaveBeenCalledWith('workloads', [
      'component:default/enrol',
    ]);
  });

  it('names the path and the value of a mistake', async () => {
    await expect(
      validate(component(GOOD.replace('40', '4000'))),
    ).rejects.toThrow(/spec\.hybrid\.sites.*baseWeight is 4000: expected/);
  });

  it('refuses a file without a workload', async () => {
    await expect(validate(component(''))).rejects.toThrow(
      /no Component with spec\.hybrid/,
    );
  });

  it('says in which document YAML breaks', async () => {
    await expect(validate('a: [')).rejects.toThrow(
      /catalog-info\.yaml, document 1/,
    );
  });
});
