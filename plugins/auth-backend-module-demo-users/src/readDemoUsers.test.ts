import { ConfigReader } from '@backstage/config';
import { readDemoUsers } from './readDemoUsers';

const config = (users: unknown) =>
  new ConfigReader({ users } as ConstructorParameters<typeof ConfigReader>[0]);

describe('readDemoUsers', () => {
  it('reads full and short refs', () => {
    const read = readDemoUsers({
      config: config([{ ref: 'user:default/minji' }, { ref: 'joon' }]),
      nodeEnv: 'development',
    });
    expect(read.users).toEqual(['user:default/minji', 'user:default/joon']);
  });

  it('refuses to start in production', () => {
    expect(() =>
      readDemoUsers({
        config: config([{ ref: 'user:default/minji' }]),
        nodeEnv: 'production',
      }),
    ).toThrow(/NODE_ENV is production/);
  });

  it.each([['group:default/approvers'], ['not a ref!!:::']])(
    'names the path and the value of %s',
    ref => {
      expect(() =>
        readDemoUsers({ config: config([{ ref }]), nodeEnv: 'test' }),
      ).toThrow(/users\[0\]\.ref is '.*': expected a user's entity ref/);
    },
  );

  it('refuses an empty list', () => {
    expect(() =>
      readDemoUsers({ config: config([]), nodeEnv: 'test' }),
    ).toThrow(/users is empty/);
  });
});
