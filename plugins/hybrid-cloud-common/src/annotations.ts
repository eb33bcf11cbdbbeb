/** Set on an entity whose `spec.hybrid` could not be read, by the catalogue module. */
export const ANNOTATION_PROBLEMS = 'hybrid-cloud/problems';
