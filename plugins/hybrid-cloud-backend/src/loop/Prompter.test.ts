import { mockServices } from '@backstage/backend-test-utils';
import { Prompter } from './Prompter';
import { LookScope } from './WorkloadLoop';

/** A loop whose looks end when the test says so. */
function build() {
  const looks: {
    readonly refs: readonly string[];
    end(error?: Error): void;
  }[] = [];
  const logger = mockServices.logger.mock();
  const look = (scope: LookScope) =>
    new Promise<{ looked: number; errors: [] }>((done, fail) => {
      looks.push({
        refs: typeof scope === 'string' ? [scope] : [...scope.refs],
        end: error => (error ? fail(error) : done({ looked: 1, errors: [] })),
      });
    });
  return { prompter: new Prompter({ loop: { look }, logger }), looks, logger };
}
const turn = () => new Promise(done => setImmediate(done));

describe('Prompter', () => {
  it('looks at once, and gathers what is asked for meanwhile into one more look', async () => {
    const { prompter, looks } = build();
    prompter.prompt(['a']);
    prompter.prompt(['b', 'c']);
    prompter.prompt(['c', 'b']);
    expect(looks.map(({ refs }) => refs)).toEqual([['a']]);
    looks[0].end();
    await turn();
    expect(looks.map(({ refs }) => refs)).toEqual([['a'], ['b', 'c']]);
    looks[1].end();
    await turn();
    prompter.prompt(['d']);
    expect(looks).toHaveLength(3);
    looks[2].end();
    await prompter.stop();
  });

  it('a look that fails is told of and stops no other', async () => {
    const { prompter, looks, logger } = build();
    prompter.prompt(['a']);
    prompter.prompt(['b']);
    looks[0].end(new Error('the database is away'));
    await turn();
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('next tick looks again'),
      expect.objectContaining({ message: 'the database is away' }),
    );
    expect(looks).toHaveLength(2);
    looks[1].end();
    await prompter.stop();
  });

  it('ends after the look under way, and begins no other', async () => {
    const { prompter, looks } = build();
    prompter.prompt(['a']);
    prompter.prompt(['b']);
    const stopped = prompter.stop();
    prompter.prompt(['c']);
    looks[0].end();
    await stopped;
    await turn();
    expect(looks).toHaveLength(1);
  });
});
