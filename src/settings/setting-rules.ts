import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsNumber, IsString, Max, Min, ValidateIf } from 'class-validator';

/** How many values a list may have where nothing else is said. */
export const MOST_VALUES = 1_000;
const OUT_OF_RANGE = { context: { code: 'out-of-range' } };

/** May be left out, and null sets it back to its default. */
export const Setting = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined && value !== null);

export const IsOneOf = (allowed: readonly string[], each = false): PropertyDecorator =>
  IsIn(allowed, { each, context: { code: 'not-one-of', allowed: allowed.join(', ') } });

export const IsWhole = (least: number, most: number): PropertyDecorator =>
  applyDecorators(IsInt(OUT_OF_RANGE), Min(least, OUT_OF_RANGE), Max(most, OUT_OF_RANGE));

export const IsBetween = (least: number, most: number): PropertyDecorator =>
  applyDecorators(
    IsNumber({ allowNaN: false, allowInfinity: false }),
    Min(least, OUT_OF_RANGE),
    Max(most, OUT_OF_RANGE),
  );

export const IsList = (limit: number): PropertyDecorator =>
  applyDecorators(IsArray(), ArrayMaxSize(limit, { context: { code: 'too-many', limit } }));

/** A list of texts; `faultsOf` looks at each. */
export const IsTexts = (limit = MOST_VALUES): PropertyDecorator =>
  applyDecorators(IsList(limit), IsString({ each: true }));
