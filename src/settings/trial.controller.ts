import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '../accounts/access.js';
import { AnswerLocale } from '../http/locale-of.js';
import { ApiProblems } from '../http/openapi.js';
import type { Locale } from '../i18n/locale.js';
import { TryTextService } from '../moderation/try-text.service.js';
import { viewTriedText } from '../moderation/try-text.view.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite } from '../sites/site.guard.js';
import { ReplayService } from './replay.service.js';
import { ReplayView, TriedSettingsView } from './replay.view.js';
import { MOST_REPLAYED, SettingsReplayDto, SettingsTryDto } from './settings-requests.dto.js';
import { SettingsService } from './settings.service.js';

const PRIVATE = 'private, no-store';
const PROBLEMS = [
  ...(['credential-required', 'session-ended', 'not-allowed', 'site-unknown', 'malformed-json'] as const),
  ...(['csrf-token-wrong', 'origin-not-allowed', 'invalid-input', 'body-too-large'] as const),
  'unsupported-media-type',
] as const;

/** Looking at what settings would do before they are saved. Nothing of it is stored. */
@Controller('v1/moderation/sites/:site/settings')
@Requires('site.configure')
@ApiTags('settings')
@ApiParam({ name: 'site', example: 'demo' })
export class TrialController {
  constructor(
    private readonly settings: SettingsService,
    private readonly texts: TryTextService,
    private readonly replays: ReplayService,
  ) {}

  @Post('try')
  @HttpCode(200)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Try a text with settings that are not saved: the verdict now, and with them' })
  @ApiResponse({ status: 200, type: TriedSettingsView })
  @ApiProblems(...PROBLEMS)
  async try(
    @CurrentSite() site: Site,
    @Body() { changes, ...sample }: SettingsTryDto,
    @AnswerLocale() locale: Locale,
  ): Promise<TriedSettingsView> {
    const { present, changed } = await this.settings.imagine(site, changes);
    const [before, after] = [await this.texts.imagine(present, sample), await this.texts.imagine(changed, sample)];
    return { before: viewTriedText(before, locale), after: viewTriedText(after, locale) };
  }

  @Post('replay')
  @HttpCode(200)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({
    summary: 'What settings that are not saved would have made of the newest decided comments',
    description:
      'Judges up to 1,000 comments with the settings in use and with those, in slices: it may take some seconds. ' +
      'Counts of earlier comments are made again; near-duplicates are as they were found at the time.',
  })
  @ApiResponse({ status: 200, type: ReplayView })
  @ApiProblems(...PROBLEMS, 'replay-running')
  replay(@CurrentSite() site: Site, @Body() { changes, limit }: SettingsReplayDto): Promise<ReplayView> {
    return this.replays.replay(site, changes, limit ?? MOST_REPLAYED);
  }
}
