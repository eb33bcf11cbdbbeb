/** What goes over the wire in either protocol: XML and JSON are two ways to write it. `undefined` members are left out. */
export type StructuredValue =
  | string
  | number
  | boolean
  | undefined
  | readonly StructuredValue[]
  | { readonly [member: string]: StructuredValue };

export type Structure = { readonly [member: string]: StructuredValue };
