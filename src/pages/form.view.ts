import { ApiProperty } from '@nestjs/swagger';
import { ChallengeView } from '../readers/challenges.service.js';
import { COMMENTING, type Commenting } from '../sites/article.entity.js';
import { GUEST_RULES, type GuestRule } from '../sites/site-settings.js';
import { MAX_CODE_UNITS } from '../text/length.js';

/** What a form sends back in `proof`. */
export class FormProofView {
  @ApiProperty({ example: 'hsf1_…', description: 'Tells when the form was given out, for this article' })
  token: string;

  @ApiProperty({ example: 'contact_5f1c09ab', description: 'Name of a field to be hidden from people and left empty' })
  trap: string;
}

/** What a form needs to know before a reader writes. */
export class FormView {
  @ApiProperty({ example: ['/author/name', '/author/email', '/body'], description: 'JSON pointers into the body' })
  required: string[];

  @ApiProperty({
    enum: GUEST_RULES,
    example: 'name-and-email',
    description: 'What is asked of readers without a token of the site; `none`: their comments are not accepted',
  })
  guests: GuestRule;

  @ApiProperty({ example: 1500, description: 'Extended grapheme clusters after NFC, LF and trimming' })
  characterLimit: number;

  @ApiProperty({ example: MAX_CODE_UNITS, description: 'UTF-16 code units at most, whatever they look like' })
  codeUnitLimit: number;

  @ApiProperty({ enum: COMMENTING, example: 'open' })
  commenting: Commenting;

  @ApiProperty({ example: true, description: 'Whether `events` of the article tell what changes' })
  liveEvents: boolean;

  @ApiProperty({ type: FormProofView })
  proof: FormProofView;

  @ApiProperty({
    type: ChallengeView,
    nullable: true,
    example: null,
    description:
      'What must be solved first, if anything, and only with `article`; `challenge-required` brings one where it is due later',
  })
  challenge: ChallengeView | null;
}
