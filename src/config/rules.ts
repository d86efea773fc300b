import { registerDecorator, type ValidationArguments, type ValidationOptions } from 'class-validator';

type Predicate<Owner> = (value: unknown, owner: Owner) => boolean;

/** class-validator rule from a predicate over the value and the object that it belongs to. */
export function Satisfies<Owner extends object>(predicate: Predicate<Owner>, options: ValidationOptions) {
  return (target: object, propertyName: string | symbol): void =>
    registerDecorator({
      name: 'satisfies',
      target: target.constructor,
      propertyName: String(propertyName),
      options,
      validator: {
        validate: (value: unknown, args?: ValidationArguments) => predicate(value, args?.object as Owner),
      },
    });
}

export const IsNot = (predicate: (value: unknown) => boolean, options: ValidationOptions) =>
  Satisfies((value) => !predicate(value), options);

/** A secret that is a word repeated, a placeholder, or made of very few different characters. */
export function isWeakSecret(value: unknown): boolean {
  if (typeof value !== 'string') return true;
  return new Set(value).size < 12 || /change.?me|secret|password|example|12345678/i.test(value);
}
