import { TargetGroupBinding } from '../objects/TargetGroupBinding';
import { Service } from '../objects/workloads';
import { StatusCause } from '../StatusError';
import { invalid, required } from './causes';

type Partially<T> = T extends object
  ? { readonly [K in keyof T]?: Partially<T[K]> }
  : T;

/** What is wrong with a Service; its addresses and node ports are looked after by allocateService. */
export function serviceCauses({
  spec,
}: Partially<Service>): readonly StatusCause[] {
  const ports = spec?.ports ?? [];
  if (spec?.type === 'ExternalName') return [];
  if (!Array.isArray(ports) || ports.length === 0)
    return [required('spec.ports')];
  return ports.flatMap(({ name, port }, i) => [
    ...(isPort(port)
      ? []
      : [
          invalid(
            `spec.ports[${i}].port`,
            JSON.stringify(port ?? 0),
            'must be between 1 and 65535, inclusive',
          ),
        ]),
    ...(ports.length > 1 && !name ? [required(`spec.ports[${i}].name`)] : []),
  ]);
}

/** What the CustomResourceDefinition and the controller's webhook ask of a TargetGroupBinding. */
export function bindingCauses({
  spec,
}: Partially<TargetGroupBinding>): readonly StatusCause[] {
  const { serviceRef, targetGroupARN, targetGroupName } = spec ?? {};
  const group = spec?.targetGroupARN ?? spec?.targetGroupName;
  return [
    ...(serviceRef?.name ? [] : [required('spec.serviceRef.name')]),
    ...(serviceRef?.port ? [] : [required('spec.serviceRef.port')]),
    ...(group ? [] : [required('spec.targetGroupARN')]),
    ...(targetGroupARN && targetGroupName
      ? [
          invalid(
            'spec.targetGroupName',
            JSON.stringify(targetGroupName),
            'either targetGroupARN or targetGroupName, not both',
          ),
        ]
      : []),
  ];
}

function isPort(value: unknown): boolean {
  return (
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65535
  );
}
