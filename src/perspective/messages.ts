import type { Kind, Message } from './proto-json.js';

/*
 * The messages of google.commentanalyzer.v1alpha1, by its discovery document and its reference,
 * https://github.com/conversationai/perspectiveapi/blob/main/2-api/methods.md
 */

const TEXT_ENTRY: Message = {
  message: 'TextEntry',
  fields: {
    text: 'TYPE_STRING',
    type: { enum: 'TextEntry.TextType', names: ['TEXT_TYPE_UNSPECIFIED', 'PLAIN_TEXT', 'HTML'] },
  },
};

const CONTEXT: Message = {
  message: 'Context',
  fields: {
    entries: { listOf: TEXT_ENTRY },
    articleAndParentComment: {
      message: 'ArticleAndParentComment',
      fields: { article: TEXT_ENTRY, parentComment: TEXT_ENTRY },
    },
  },
};

const SCORE_TYPE: Kind = {
  enum: 'Score.ScoreType',
  names: ['SCORE_TYPE_UNSPECIFIED', 'PROBABILITY', 'STD_DEV_SCORE', 'PERCENTILE', 'RAW'],
};

const SCORE: Message = { message: 'Score', fields: { value: 'TYPE_FLOAT', type: SCORE_TYPE } };

const ATTRIBUTE_SCORES: Message = {
  message: 'AttributeScores',
  fields: {
    summaryScore: SCORE,
    spanScores: {
      listOf: { message: 'SpanScore', fields: { begin: 'TYPE_INT32', end: 'TYPE_INT32', score: SCORE } },
    },
  },
};

const COMMON: Readonly<Record<string, Kind>> = {
  comment: TEXT_ENTRY,
  context: CONTEXT,
  languages: { listOf: 'TYPE_STRING' },
  communityId: 'TYPE_STRING',
  clientToken: 'TYPE_STRING',
  sessionId: 'TYPE_STRING',
};

export const ANALYZE_REQUEST: Message = {
  message: 'AnalyzeCommentRequest',
  fields: {
    ...COMMON,
    requestedAttributes: {
      mapTo: { message: 'AttributeParameters', fields: { scoreType: SCORE_TYPE, scoreThreshold: 'TYPE_FLOAT' } },
    },
    doNotStore: 'TYPE_BOOL',
    spanAnnotations: 'TYPE_BOOL',
    dropUnsupportedAttributes: 'TYPE_BOOL',
  },
};

export const SUGGEST_REQUEST: Message = {
  message: 'SuggestCommentScoreRequest',
  fields: { ...COMMON, attributeScores: { mapTo: ATTRIBUTE_SCORES } },
};
