import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { Ipv4Range } from './Ipv4Range';

/** As much of a network as is checked. */
interface Network {
  readonly title: string;
  readonly cidr: string;
  readonly addresses?: readonly string[];
}

/**
 * `hybrid-cloud:networks:validate`: refuses networks that share addresses, and addresses outside their network. A form can
 * say what a range looks like, and cannot calculate with two of them.
 */
export function createValidateNetworksAction() {
  return createTemplateAction({
    id: 'hybrid-cloud:networks:validate',
    description:
      'Checks that networks do not overlap and have the addresses they are said to have',
    supportsDryRun: true,
    schema: {
      input: {
        networks: z =>
          z
            .array(
              z.object({
                title: z.string().describe('What people call it'),
                cidr: z.string().describe('Its range, e.g. 10.40.0.0/16'),
                addresses: z
                  .array(z.string())
                  .optional()
                  .describe('Addresses that must be in it'),
              }),
            )
            .min(1),
      },
    },
    async handler(ctx) {
      const mistakes = networkMistakes(ctx.input.networks);
      if (mistakes.length > 0) throw new InputError(mistakes.join('; '));
      ctx.logger.info(
        `${ctx.input.networks
          .map(({ title, cidr }) => `${title} (${cidr})`)
          .join(' and ')} share no address`,
      );
    },
  });
}

function networkMistakes(networks: readonly Network[]): readonly string[] {
  return networks.flatMap((network, index) => {
    const range = Ipv4Range.parse(network.cidr);
    if (!range || !network.cidr.includes('/')) {
      return [
        `${network.title} is ${network.cidr}: expected a range such as 10.40.0.0/16`,
      ];
    }
    if (range.text !== network.cidr) {
      return [
        `${network.title} is ${network.cidr}: expected ${range.text}, which is where that range begins`,
      ];
    }
    return [
      ...networks
        .slice(index + 1)
        .filter(other => Ipv4Range.parse(other.cidr)?.overlaps(range))
        .map(
          other =>
            `${network.title} is ${network.cidr} and ${other.title} is ${other.cidr}: they overlap, and an address in both can be reached from neither`,
        ),
      ...(network.addresses ?? []).flatMap(address => {
        const one = Ipv4Range.parse(address);
        return one && range.contains(one)
          ? []
          : [
              `${address} is said to be in ${network.title}: expected an address in ${network.cidr}`,
            ];
      }),
    ];
  });
}
