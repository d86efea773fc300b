import { applyDecorators } from '@nestjs/common';
import { IsEmail, IsNotEmpty, IsString, MaxLength, ValidateIf } from 'class-validator';
import { Satisfies } from '../config/rules.js';
import { findUnstorable } from '../text/normalize.js';

/** Text of characters that PostgreSQL can hold: no NUL, no half of a surrogate pair. Without a message, no context is kept. */
const IsStorable = (): PropertyDecorator =>
  Satisfies((text) => typeof text !== 'string' || findUnstorable(text) === null, {
    message: 'cannot be stored',
    context: { code: 'not-storable' },
  });

/** Some text that is not empty, up to a limit in UTF-16 units. */
export const IsText = (limit: number): PropertyDecorator =>
  applyDecorators(IsString(), IsNotEmpty(), MaxLength(limit, { context: { code: 'too-long', limit } }), IsStorable());

export const IsEmailAddress = (): PropertyDecorator =>
  applyDecorators(IsString(), IsEmail({}, { context: { code: 'email-invalid' } }));

/** The field may be left out. Unlike IsOptional it may not be null, which is none of the values that rules speak of. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
