import { BlockList } from 'node:net';

/** Whether an IPv4 address lies in `10.0.0.0/16`. */
export function addressInCidr(address: string, cidr: string): boolean {
  const [network, prefix] = cidr.split('/');
  const block = new BlockList();
  block.addSubnet(network, Number(prefix));
  return block.check(address);
}
