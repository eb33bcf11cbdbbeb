import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findProgram } from '../__testUtils__/findProgram';
import { ENROLMENT_ALB } from '../world/demo/demoNames';
import { startDataplane } from './__testUtils__/startDataplane';

const run = promisify(execFile);
const AB = findProgram('ab');

/** What `ab` counted; it prints no line of refusals when there were none. */
async function bench(ab: string, url: string, requests: number) {
  const { stdout } = await run(
    ab,
    // -l: answers name their pod and so differ in length, which is no failure.
    ['-q', '-l', '-k', '-c', '10', '-n', String(requests), url],
    { timeout: 30_000 },
  );
  const count = (label: string) => {
    const line = new RegExp(`^${label}:\\s+(\\d+)`, 'm').exec(stdout);
    return line ? Number(line[1]) : undefined;
  };
  return {
    complete: count('Complete requests'),
    failed: count('Failed requests'),
    refused: count('Non-2xx responses') ?? 0,
  };
}

function useApacheBench(ab: string) {
  let plane: Awaited<ReturnType<typeof startDataplane>>;
  beforeEach(async () => {
    plane = await startDataplane('course-registration');
  });
  afterEach(() => plane.close());

  it('is served by both sites, every request of it', async () => {
    expect(await bench(ab, plane.url, 400)).toEqual({
      complete: 400,
      failed: 0,
      refused: 0,
    });
  });

  it('sees the share of a dark site refused, and none once the rule has changed', async () => {
    plane.world.setPower('onprem', false);
    await plane.servers.settled();
    const dark = await bench(ab, plane.url, 400);
    expect(dark.complete).toBe(400);
    // 40 of 100 by weight, with room for chance.
    expect(dark.refused).toBeGreaterThan(110);
    expect(dark.refused).toBeLessThan(210);

    plane.cloud.writeRuleBehindBack(ENROLMENT_ALB.ruleArn, {
      [ENROLMENT_ALB.onprem]: 0,
      [ENROLMENT_ALB.aws]: 100,
    });
    expect(await bench(ab, plane.url, 400)).toEqual({
      complete: 400,
      failed: 0,
      refused: 0,
    });
  });
}

describe('ab, ApacheBench, before the data plane', () => {
  if (AB) {
    useApacheBench(AB);
  } else {
    // Said aloud, and not counted as passed.
    process.stderr.write('skipped: the ab tests need apache2-utils\n');
    it.todo('needs ab on PATH');
  }
});
