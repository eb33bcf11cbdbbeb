import { customizeValidator } from '@rjsf/validator-ajv8';
import { retrieveSchema } from '@rjsf/utils';
import ajvErrors from 'ajv-errors';
import { FormValues, TemplateEntity } from './TemplateRenderer';

/**
 * What the form says about these values, page by page, with the validator that the form itself uses. Empty: every page
 * lets the person go on.
 */
export function formErrors(options: {
  readonly template: TemplateEntity;
  readonly values: FormValues;
}): readonly string[] {
  const validator = customizeValidator();
  ajvErrors(validator.ajv);
  return options.template.spec.parameters.flatMap(page =>
    validator
      .validateFormData(options.values, { type: 'object', ...page })
      .errors.map(error => `${error.property} ${error.message}`),
  );
}

/** The fields that the form shows for these values, page by page: all choices are resolved as the form resolves them. */
export function shownFields(options: {
  readonly template: TemplateEntity;
  readonly values: FormValues;
}): readonly string[] {
  const validator = customizeValidator();
  ajvErrors(validator.ajv);
  return options.template.spec.parameters.flatMap(page => {
    const schema = retrieveSchema(validator, page, page, options.values);
    return Object.keys(schema.properties ?? {});
  });
}
