import { ApiProperty } from '@nestjs/swagger';

export class ClaimView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  accountId: string;

  @ApiProperty({ example: 'هدى الراوي' })
  name: string;

  @ApiProperty({ example: '2026-11-21T18:21:30.000Z' })
  expiresAt: string;
}

export class ClaimedView {
  @ApiProperty({ type: ClaimView })
  claim: ClaimView;
}
