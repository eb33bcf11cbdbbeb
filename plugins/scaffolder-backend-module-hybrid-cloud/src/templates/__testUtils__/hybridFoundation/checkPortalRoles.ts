import { PolicyStatement, readPolicies } from '../checks/checkPolicies';
import { Findings, RenderedFolder } from '../RenderedFolder';

const READING = /^[a-z0-9]+:(Describe|List|Get)[A-Za-z]+$/;
const TAG = 'aws:ResourceTag/${local.managed_tag}';

/** The observing role only reads; the acting role changes rules with the tag and nothing else, and cannot set the tag. */
export async function checkPortalRoles(
  folder: RenderedFolder,
): Promise<Findings> {
  const statements = await readPolicies(folder);
  const of = (name: string) => statements.filter(one => one.policy === name);
  const isWriting = ({ actions }: PolicyStatement) =>
    !actions.every(action => READING.test(action));
  const writing = of('portal_act').filter(isWriting);
  return [
    ...(of('portal').length > 0 ? [] : ['portal: there is no policy']),
    ...of('portal')
      .filter(isWriting)
      .map(({ actions }) => `portal: may ${actions.join(', ')}`),
    ...(writing.length === 1 &&
    writing[0].actions.join() === 'elasticloadbalancing:ModifyRule'
      ? []
      : [
          `portal_act: may ${writing
            .flatMap(({ actions }) => actions)
            .join(', ')}; expected ModifyRule alone`,
        ]),
    ...writing
      .filter(({ conditions }) => conditions[TAG]?.join() !== 'true')
      .map(({ actions }) => `portal_act: ${actions} asks for no tag`),
    ...statements
      .filter(({ actions }) =>
        actions.some(action => /^elasticloadbalancing:AddTags$/.test(action)),
      )
      .map(({ policy }) => `${policy}: may set the tag`),
  ];
}
