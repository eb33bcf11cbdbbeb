import { createHash } from 'node:crypto';
import { createTemplateFilter } from '@backstage/plugin-scaffolder-node/alpha';

/** Kubernetes' own range for node ports. */
const FIRST = 30_000;
const LAST = 32_767;

/**
 * `name | nodePort`: a port for a service on every node of its home site, so that nobody has to choose one. The same name
 * always gives the same port. With twenty services on a site two are given the same with a chance of 1 in 15 (2768 ports):
 * the cluster refuses the second, and the form takes another.
 */
export const nodePortFilter = createTemplateFilter({
  id: 'nodePort',
  description: 'A Kubernetes node port derived from a name',
  schema: z =>
    z
      .function()
      .args(z.string().describe('name'))
      .returns(z.number().describe('30000 to 32767')),
  filter: name => {
    const digest = createHash('sha256').update(name).digest();
    return FIRST + (digest.readUInt32BE(0) % (LAST - FIRST + 1));
  },
});
