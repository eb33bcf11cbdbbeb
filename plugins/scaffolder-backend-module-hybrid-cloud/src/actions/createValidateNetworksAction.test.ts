import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createValidateNetworksAction } from './createValidateNetworksAction';

const AWS = { title: 'AWS', cidr: '10.40.0.0/16' };
const home = (cidr: string, addresses: readonly string[] = []) => ({
  title: 'the home site',
  cidr,
  addresses: [...addresses],
});

describe('hybrid-cloud:networks:validate', () => {
  const action = createValidateNetworksAction();

  async function validate(...networks: (typeof AWS)[]) {
    const ctx = createMockActionContext({ input: { networks } });
    await action.handler(ctx as Parameters<typeof action.handler>[0]); // the mock context has no input type of its own
  }

  it.each([
    ['192.168.0.0/16', ['192.168.0.0', '192.168.255.255']],
    ['10.41.0.0/16', ['10.41.10.11']],
    ['10.39.0.0/16', []],
    ['10.0.0.0/11', []],
    ['172.16.0.0/12', ['172.31.0.1']],
  ])('lets %s stand beside 10.40.0.0/16', async (cidr, addresses) => {
    await expect(validate(AWS, home(cidr, addresses))).resolves.toBeUndefined();
  });

  it.each([
    ['the same range', '10.40.0.0/16'],
    ['a range around it', '10.0.0.0/8'],
    ['a range around it that ends with it', '10.32.0.0/12'],
    ['a range within it', '10.40.255.0/24'],
  ])('refuses %s, in either order', async (_, cidr) => {
    await expect(validate(AWS, home(cidr))).rejects.toThrow(/they overlap/);
    await expect(validate(home(cidr), AWS)).rejects.toThrow(/they overlap/);
  });

  it.each(['192.168.1.1', '10.40.0.0/33', '10.256.0.0/16', 'x'])(
    'refuses %s as a range, and says what it expected',
    async cidr => {
      await expect(validate(AWS, home(cidr))).rejects.toThrow(
        `the home site is ${cidr}: expected a range such as`,
      );
    },
  );

  it('wants a range to be written by its first address, and says which that is', async () => {
    await expect(validate(AWS, home('172.31.7.9/12'))).rejects.toThrow(
      'the home site is 172.31.7.9/12: expected 172.16.0.0/12, which is where that range begins',
    );
  });

  it.each(['192.169.0.1', '192.168.256.1', 'node-1'])(
    'refuses the node %s outside its network',
    async address => {
      await expect(
        validate(AWS, home('192.168.0.0/16', [address])),
      ).rejects.toThrow(
        `${address} is said to be in the home site: expected an address in 192.168.0.0/16`,
      );
    },
  );
});
