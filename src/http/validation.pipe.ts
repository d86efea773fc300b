import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { Problem, type FieldError, type FieldFault } from './problem.js';

/** What each rule of class-validator is called in the contract; a rule may say otherwise by `context: { code }`. */
const FAULTS: Readonly<Record<string, FieldFault>> = {
  isDefined: 'required',
  isNotEmpty: 'required',
  isNotEmptyObject: 'required',
  whitelistValidation: 'unknown-field',
  isIn: 'not-one-of',
  maxLength: 'too-long',
  isEmail: 'email-invalid',
  isUrl: 'url-invalid',
};

/** Missing comes before wrong type, and wrong type before everything that presumes it. */
const ORDER = [
  'isDefined',
  'whitelistValidation',
  'isString',
  'isInt',
  'isObject',
  'isBoolean',
  'isArray',
  'nestedValidation',
];

/** Bodies arrive as DTOs: unknown fields are refused, every wrong field is named at once. */
export const makeValidationPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) =>
      new Problem('invalid-input', { errors: errors.flatMap((error) => flatten(error, '')) }),
  });

function flatten(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const below = (error.children ?? []).flatMap((child) => flatten(child, pointer));
  const [rule] = Object.keys(error.constraints ?? {}).toSorted((a, b) => rank(a) - rank(b));
  if (rule === undefined) return below;
  const { code, ...params } = (error.contexts?.[rule] ?? {}) as { code?: FieldFault };
  const isMissing = error.value === undefined && rule !== 'whitelistValidation';
  return [{ pointer, code: isMissing ? 'required' : (code ?? FAULTS[rule] ?? 'wrong-type'), params }, ...below];
}

const rank = (rule: string): number => (ORDER.includes(rule) ? ORDER.indexOf(rule) : ORDER.length);
